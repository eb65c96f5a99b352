package dev.relapse.replay;

import dev.relapse.artifact.ArtifactPlan;
import dev.relapse.artifact.Artifacts;
import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.UsedComponent;
import dev.relapse.definition.Variant;
import dev.relapse.verdict.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a replay will need, before anything of it is started.
 *
 * @param programs how each of its programs will be had, at the version that is broken and at the
 *     one with the fix
 */
public record ReplayPlan(
        ScenarioDefinition definition,
        Variant variant,
        String clusterKind,
        List<ArtifactPlan> programs) {

    public ReplayPlan {
        programs = List.copyOf(programs);
    }

    /**
     * Asks for every program without getting any.
     *
     * @throws IllegalArgumentException when a version is to be judged of which only a simulation
     *     can be had, or one of a component that the cluster brings along
     * @throws dev.relapse.artifact.MissingArtifactException when a program cannot be had at all
     */
    static ReplayPlan of(
            ScenarioDefinition definition,
            Variant variant,
            String clusterKind,
            Artifacts artifacts) {
        Set<String> there = ClusterProviders.of(clusterKind).bringsAlong();
        refuseCandidates(there, variant, clusterKind);
        ReplayPlan plan =
                new ReplayPlan(
                        definition,
                        variant,
                        clusterKind,
                        definition.components().stream()
                                .filter(component -> component.isUsedBy(variant))
                                .filter(component -> component.isUsedOn(clusterKind))
                                .filter(component -> !there.contains(component.name()))
                                .flatMap(c -> programs(definition, variant, c, artifacts))
                                .toList());
        plan.refuseSimulatedCandidates();
        return plan;
    }

    /** The version that is there would be judged in the name of another. */
    private static void refuseCandidates(Set<String> there, Variant variant, String clusterKind) {
        Recorded recorded = variant.occasion().recorded();
        for (String component : there) {
            if (variant.candidates().versions().containsKey(component)
                    || variant.versions().containsKey(component)
                    || (recorded != null && recorded.component().equals(component))) {
                throw new IllegalArgumentException(
                        "a cluster of kind '%s' brings its own %s, so that no other version can be judged there; choose another -Dcluster"
                                .formatted(clusterKind, component));
            }
        }
    }

    private static Stream<ArtifactPlan> programs(
            ScenarioDefinition definition,
            Variant variant,
            UsedComponent component,
            Artifacts artifacts) {
        String version = definition.versionOf(component.name(), variant);
        Stream<ArtifactPlan> fixed =
                component.fixed().stream().flatMap(v -> plans(component, v, artifacts));
        if (UsedComponent.HOST.equals(version)) {
            return fixed;
        }
        refuseUnknownPrograms(definition, component, artifacts.programs(component.name(), version));
        return Stream.concat(plans(component, version, artifacts), fixed);
    }

    /** A program that the scenario does not run need not be there to be had. */
    private static Stream<ArtifactPlan> plans(
            UsedComponent component, String version, Artifacts artifacts) {
        return artifacts.programs(component.name(), version).stream()
                .filter(component::runs)
                .map(program -> artifacts.plan(component.name(), version, program));
    }

    private static void refuseUnknownPrograms(
            ScenarioDefinition definition, UsedComponent component, List<String> known) {
        for (String program : component.programs()) {
            if (!known.contains(program)) {
                throw new IllegalArgumentException(
                        "scenario %s: component %s has no program %s; use one of: %s"
                                .formatted(
                                        definition.id(),
                                        component.name(),
                                        program,
                                        String.join(", ", known)));
            }
        }
    }

    private void refuseSimulatedCandidates() {
        for (ArtifactPlan plan : programs) {
            if (plan.fidelity() == Fidelity.SIMULATED && isJudged(plan.component())) {
                throw new IllegalArgumentException(
                        "%1$s cannot be judged: only a simulation of %2$s can be had here, and a simulation"
                                        .formatted(plan.component(), plan.program())
                                + " cannot judge the real one; give it with"
                                + " -Drelapse.artifact.%s=/path".formatted(plan.program()));
            }
        }
    }

    private boolean isJudged(String component) {
        Recorded recorded = variant.occasion().recorded();
        return variant.candidates().versions().containsKey(component)
                || (recorded != null && recorded.component().equals(component));
    }

    /** The programs that have to be built or fetched first. */
    public List<ArtifactPlan> toPrepare() {
        return programs.stream().filter(plan -> !plan.estimate().isZero()).toList();
    }

    /**
     * Builds or fetches them, one after another: a cluster that waited for them would take the
     * machine's time, and an incident would be stretched.
     *
     * @throws dev.relapse.artifact.MissingArtifactException when a program cannot be had
     */
    void prepare(Artifacts artifacts) {
        for (ArtifactPlan plan : toPrepare()) {
            artifacts.get(plan.component(), plan.version(), plan.program());
        }
    }

    /** How long that takes on two cores. */
    public Duration preparation() {
        return programs.stream().map(ArtifactPlan::estimate).reduce(Duration.ZERO, Duration::plus);
    }

    /** The programs that are simulated. */
    public List<String> simulated() {
        return programs.stream()
                .filter(plan -> plan.fidelity() == Fidelity.SIMULATED)
                .map(ArtifactPlan::program)
                .distinct()
                .toList();
    }

    /** For a person, a line for each thing. */
    public List<String> inWords() {
        List<String> lines = new ArrayList<>();
        lines.add(definition.id() + " / " + variant.label() + " on " + clusterKind);
        lines.add("  " + variant.title());
        lines.add(
                "  needs about %d s and %d MiB with everything at hand"
                        .formatted(
                                definition.needs().time().toSeconds(),
                                definition.needs().memoryMiB()));
        toPrepare().forEach(plan -> lines.add(toDo(plan)));
        if (!preparation().isZero()) {
            lines.add("  this first run takes about " + minutes(preparation()) + " more");
        }
        lines.add(
                "  simulated: "
                        + (simulated().isEmpty() ? "nothing" : String.join(", ", simulated())));
        return lines;
    }

    private static String toDo(ArtifactPlan plan) {
        return "  %s %s: %s (about %s)"
                .formatted(plan.program(), plan.version(), plan.action(), minutes(plan.estimate()));
    }

    /** A duration as {@code 3 min 5 s}. */
    public static String minutes(Duration duration) {
        return duration.toMinutes() == 0
                ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
