package dev.relapse.replay;

import dev.relapse.artifact.ArtifactPlan;
import dev.relapse.artifact.Artifacts;
import dev.relapse.artifact.Fidelity;
import dev.relapse.console.Console;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.UsedComponent;
import dev.relapse.definition.Variant;
import dev.relapse.verdict.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a replay will need, said before anything is started. */
record Announcement(
        ScenarioDefinition definition, Variant variant, String clusterKind, Artifacts artifacts) {

    void sayTo(Console console) {
        List<ArtifactPlan> plans =
                definition.components().stream()
                        .filter(component -> component.isUsedBy(variant))
                        .flatMap(this::plans)
                        .toList();
        refuseSimulatedCandidates(plans);
        console.say(definition.id() + " / " + variant.label() + " on " + clusterKind);
        console.say("  " + variant.title());
        console.say(
                "  needs about "
                        + definition.needs().time().toSeconds()
                        + " s and "
                        + definition.needs().memoryMiB()
                        + " MiB with everything at hand");
        plans.stream().filter(p -> !p.estimate().isZero()).forEach(p -> console.say(toDo(p)));
        Duration first =
                plans.stream().map(ArtifactPlan::estimate).reduce(Duration.ZERO, Duration::plus);
        if (!first.isZero()) {
            console.say("  this first run takes about " + minutes(first) + " more");
        }
        String simulated =
                plans.stream()
                        .filter(p -> p.fidelity() == Fidelity.SIMULATED)
                        .map(ArtifactPlan::program)
                        .distinct()
                        .collect(Collectors.joining(", "));
        console.say("  simulated: " + (simulated.isEmpty() ? "nothing" : simulated));
    }

    /**
     * What the component's programs take, at the version that is broken and at the one with the
     * fix.
     */
    private Stream<ArtifactPlan> plans(UsedComponent component) {
        String version = definition.versionOf(component.name(), variant);
        return Stream.concat(
                        UsedComponent.HOST.equals(version)
                                ? Stream.of()
                                : artifacts.plan(component.name(), version).stream(),
                        component.fixed().stream()
                                .flatMap(fixed -> artifacts.plan(component.name(), fixed).stream()))
                .filter(plan -> component.runs(plan.program()));
    }

    private void refuseSimulatedCandidates(List<ArtifactPlan> plans) {
        for (ArtifactPlan plan : plans) {
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

    private static String toDo(ArtifactPlan plan) {
        return "  "
                + plan.program()
                + " "
                + plan.version()
                + ": "
                + plan.action()
                + " (about "
                + minutes(plan.estimate())
                + ")";
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() == 0
                ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
