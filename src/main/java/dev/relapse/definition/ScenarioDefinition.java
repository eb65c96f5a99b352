package dev.relapse.definition;

import dev.relapse.cluster.BlastRadius;
import dev.relapse.evidence.WatchedKind;
import dev.relapse.subject.Subject;
import dev.relapse.subject.SubjectInputs;
import dev.relapse.verdict.Candidates;
import dev.relapse.verdict.ChartRecord;
import dev.relapse.verdict.SubjectRecord;
import dev.relapse.verdict.Verdict;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The data of one scenario, from {@code scenarios/<id>/scenario.yaml}.
 *
 * @param id the folder's name
 * @param title the post-mortem in a few words
 * @param links its sources
 * @param clusters the kinds it can run on
 * @param notOn why it cannot run on other kinds
 * @param blastRadius what it does to a cluster beyond its own namespaces; empty when nobody has
 *     said
 * @param needs what a replay takes
 * @param components what it runs
 * @param timers upstream delays it shortens
 * @param watch kinds whose every change is kept as evidence
 * @param tolerances how far what it sees on one kind of cluster may be from what it sees on another
 * @param subject what it can take from a team's own manifests; empty when nothing
 * @param variants its runs by name, the main one first
 * @param folder the scenario's folder
 */
public record ScenarioDefinition(
        String id,
        String title,
        List<Link> links,
        List<String> clusters,
        Map<String, String> notOn,
        Optional<BlastRadius> blastRadius,
        Needs needs,
        List<UsedComponent> components,
        List<Timer> timers,
        List<WatchedKind> watch,
        List<Tolerance> tolerances,
        Optional<SubjectInputs> subject,
        Map<String, Variant> variants,
        Path folder) {

    public ScenarioDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(blastRadius, "blastRadius");
        Objects.requireNonNull(needs, "needs");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(folder, "folder");
        links = List.copyOf(links);
        clusters = List.copyOf(clusters);
        notOn = Map.copyOf(notOn);
        Consistency.requireHarmlessWhereOthersAre(clusters, blastRadius);
        components = List.copyOf(components);
        timers = List.copyOf(timers);
        watch = List.copyOf(watch);
        tolerances = List.copyOf(tolerances);
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("scenario " + id + " has no variants");
        }
        Consistency.requireVersionsOf(variants.values(), components);
        Consistency.requireControlsDifferInTheFixAlone(variants);
        Consistency.requireKnown("needs.hostOn", needs.hostOn().keySet(), clusters);
        Consistency.requireUsable(components, variants.keySet(), clusters);
    }

    /** What it would do to others on a kind of cluster, a line each; empty where nobody else is. */
    public List<String> harmsOn(String clusterKind) {
        return clusterKind.equals(Consistency.SHARED)
                ? blastRadius.map(BlastRadius::harms).orElse(List.of())
                : List.of();
    }

    /** The variant that {@code mvn verify -Pscenario=<id>} runs: the first one. */
    public Variant main() {
        return variants.values().iterator().next();
    }

    /**
     * The variant of that name.
     *
     * @throws IllegalArgumentException listing those that exist
     */
    public Variant variant(String name) {
        Variant variant = variants.get(name);
        if (variant == null) {
            throw new IllegalArgumentException(
                    "scenario "
                            + id
                            + " has no variant '"
                            + name
                            + "'; there are "
                            + variants.keySet());
        }
        return variant;
    }

    /**
     * The version of a component that the variant begins with, {@code null} when the component's
     * own pin counts, {@link UsedComponent#HOST} when the machine's own installation does.
     */
    public String versionOf(String component, Variant variant) {
        return Optional.ofNullable(variant.versions().get(component))
                .or(() -> used(component).map(UsedComponent::version))
                .filter(v -> !v.equals(UsedComponent.PINNED))
                .orElse(null);
    }

    /**
     * The version of a component that is installed as the fix.
     *
     * @throws IllegalArgumentException when the scenario's data names none
     */
    public String fixedVersionOf(String component) {
        return used(component)
                .flatMap(UsedComponent::fixed)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "scenario "
                                                + id
                                                + " names no fixed version of component "
                                                + component));
    }

    /** Whether a variant is one of this scenario's own, and not made by the user's choices. */
    public boolean declares(Variant variant) {
        return variant.alone().equals(variants.get(variant.name()));
    }

    /**
     * The verdict that makes Maven green, given how a replay of the variant ended. What the
     * scenario's data expects of a variant of its own leaves nothing open.
     */
    public Verdict expected(Variant variant, Verdict reached) {
        return declares(variant) ? variant.expected() : variant.expectedGiven(reached);
    }

    /**
     * A variant on candidate versions.
     *
     * @throws IllegalArgumentException for a component that the variant does not run, listing those
     *     that it does; for a variant that cannot judge
     */
    public Variant judging(Candidates candidates, Variant variant) {
        List<String> judgeable =
                components.stream()
                        .filter(component -> component.isUsedBy(variant))
                        .map(UsedComponent::name)
                        .toList();
        for (String candidate : candidates.versions().keySet()) {
            if (!judgeable.contains(candidate)) {
                throw new IllegalArgumentException(
                        "-Dcandidate.%s: scenario %s does not run it; it runs %s"
                                .formatted(candidate, id, String.join(", ", judgeable)));
            }
        }
        return variant.on(candidates);
    }

    /**
     * What the team's manifests in a folder hold for this scenario.
     *
     * @throws IllegalArgumentException when the scenario takes nothing from manifests, or they
     *     cannot be read, or nothing of them concerns it
     */
    public Subject subjectIn(Path manifests) {
        return subjectIn(manifests, List.of());
    }

    /**
     * The same of manifests that were rendered from charts.
     *
     * @throws IllegalArgumentException as there
     */
    public Subject subjectIn(Path manifests, List<ChartRecord> charts) {
        return read(Path.of(""), manifests.toString(), charts);
    }

    /**
     * A variant on a team's own manifests. A version that they bring along is judged with them.
     *
     * @throws IllegalArgumentException for a variant that cannot judge
     */
    public Variant judging(Subject theirs, Variant variant) {
        Map<String, String> versions = new LinkedHashMap<>(theirs.versions());
        versions.entrySet().removeIf(e -> e.getValue().equals(versionOf(e.getKey(), variant)));
        return variant.on(theirs, new Candidates(versions));
    }

    /** What a variant takes from a team's manifests; none of it in most replays. */
    public Subject subjectOf(Variant variant) {
        SubjectRecord theirs = variant.occasion().subject();
        if (theirs == null) {
            return Subject.none();
        }
        return read(declares(variant) ? folder : Path.of(""), theirs.folder(), theirs.charts());
    }

    private Subject read(Path base, String manifests, List<ChartRecord> charts) {
        return Subject.read(
                base,
                manifests,
                charts,
                subject.orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "scenario %s takes nothing from a team's manifests or charts; relapse list says which do"
                                                .formatted(id))));
    }

    private Optional<UsedComponent> used(String component) {
        return components.stream().filter(c -> c.name().equals(component)).findFirst();
    }

    /** A file of the project's {@code fixtures} folder, which lies beside {@code scenarios}. */
    public Path fixture(String path) {
        return folder.toAbsolutePath().getParent().resolveSibling("fixtures").resolve(path);
    }

    /** The value that the replay uses for a timer. */
    public String timer(String name) {
        return timers.stream()
                .filter(t -> t.name().equals(name))
                .map(Timer::used)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "scenario " + id + " has no timer '" + name + "'"));
    }
}
