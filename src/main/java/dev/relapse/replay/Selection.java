package dev.relapse.replay;

import dev.relapse.definition.FrontierRuns;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Tier;
import dev.relapse.definition.Variant;
import dev.relapse.helm.Chart;
import dev.relapse.helm.ChartOptions;
import dev.relapse.subject.Subject;
import dev.relapse.verdict.Candidates;
import dev.relapse.verdict.Recorded;
import dev.relapse.verdict.Repetition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the user asked for.
 *
 * @param scenario the id given by {@code -Pscenario=<id>}, or empty for the whole catalogue
 * @param variant the name given by {@code -Dvariant=<name>}, {@code all}, or empty
 * @param candidates versions to be judged, given by {@code -Dcandidate.<component>=<version>}
 * @param frontier the component given by {@code -Dfrontier=<component>}, every recorded release of
 *     which is to be replayed, or empty
 * @param subject the folder of manifests given by {@code -Drelapse.subject=<folder>}, or empty
 * @param charts those to be judged, given by {@code -Dcandidate.<release>.chart=<reference>}
 * @param replays how often each variant is replayed, given by {@code -Dreplays=<n>}; 1 or more
 * @param nightly whether the whole catalogue includes the nightly variants
 */
public record Selection(
        Optional<String> scenario,
        Optional<String> variant,
        Candidates candidates,
        Optional<String> frontier,
        Optional<Path> subject,
        List<Chart> charts,
        int replays,
        boolean nightly) {

    private static final int MOST_REPLAYS = 1000;

    public Selection {
        charts = List.copyOf(charts);
        if (!candidates.isEmpty() && scenario.isEmpty()) {
            throw new IllegalArgumentException(
                    candidates.options().strip()
                            + " needs the scenario that is to judge it: -Pscenario=<id>");
        }
        if (frontier.isPresent() && (scenario.isEmpty() || !candidates.isEmpty())) {
            throw new IllegalArgumentException(
                    "-D%s=%s needs the scenario that keeps the record, -Pscenario=<id>, and no candidate"
                            .formatted(Recorded.PROPERTY, frontier.get()));
        }
        if (subject.isPresent()
                && (scenario.isEmpty() || frontier.isPresent() || !candidates.isEmpty())) {
            throw new IllegalArgumentException(
                    "-D%s=%s needs the scenario that is to judge it, -Pscenario=<id>, and neither candidate nor frontier"
                            .formatted(Subject.PROPERTY, subject.get()));
        }
        if (!charts.isEmpty()
                && (scenario.isEmpty()
                        || frontier.isPresent()
                        || subject.isPresent()
                        || !candidates.isEmpty())) {
            throw new IllegalArgumentException(
                    "%s=%s needs the scenario that is to judge it, -Pscenario=<id>, and neither another candidate, nor frontier, nor %s"
                            .formatted(
                                    charts.get(0).option("chart"),
                                    charts.get(0).reference(),
                                    Subject.PROPERTY));
        }
        if (replays < 1 || replays > MOST_REPLAYS) {
            throw new IllegalArgumentException(
                    "-D%s must be from 1 to %d, not %d"
                            .formatted(Repetition.PROPERTY, MOST_REPLAYS, replays));
        }
    }

    /** Reads {@code relapse.scenario}, {@code variant} and {@code relapse.tier} of this JVM. */
    public static Selection ofThisJvm() {
        String tier = property("relapse.tier").orElse("verify");
        if (!tier.equals("verify") && !tier.equals("nightly")) {
            throw new IllegalArgumentException(
                    "-Drelapse.tier cannot be '" + tier + "'; it is verify or nightly");
        }
        return new Selection(
                property("relapse.scenario"),
                property("variant"),
                candidatesOfThisJvm(),
                property(Recorded.PROPERTY),
                property(Subject.PROPERTY).map(Path::of),
                ChartOptions.in(System.getProperties()),
                replaysOfThisJvm(),
                tier.equals("nightly"));
    }

    /** Whether the scenario was asked for, by name or as part of the whole catalogue. */
    public boolean includes(String scenarioId) {
        return scenario.isEmpty() || scenario.get().equals(scenarioId);
    }

    /**
     * The variants of a scenario that are to run.
     *
     * @throws IllegalArgumentException for an unknown variant, listing those that exist; for a
     *     candidate of a component that the scenario does not run, listing those that it does
     */
    public List<Variant> variantsOf(ScenarioDefinition definition) {
        Optional<Subject> theirs = theirs(definition);
        List<Variant> variants =
                chosen(definition).stream()
                        .flatMap(chosen -> runs(definition, chosen, theirs))
                        .toList();
        return replays == 1 ? variants : variants.stream().flatMap(this::series).toList();
    }

    private Optional<Subject> theirs(ScenarioDefinition definition) {
        return charts.isEmpty()
                ? subject.map(definition::subjectIn)
                : Optional.of(ChartsToJudge.in(definition, charts));
    }

    private Stream<Variant> runs(
            ScenarioDefinition definition, Variant chosen, Optional<Subject> theirs) {
        if (frontier.isPresent()) {
            return FrontierRuns.of(definition, chosen, frontier.get()).stream();
        }
        if (theirs.isPresent()) {
            return Stream.of(definition.judging(theirs.get(), chosen));
        }
        return Stream.of(candidates.isEmpty() ? chosen : definition.judging(candidates, chosen));
    }

    private Stream<Variant> series(Variant variant) {
        return IntStream.rangeClosed(1, replays)
                .mapToObj(number -> variant.as(new Repetition(number, replays)));
    }

    private List<Variant> chosen(ScenarioDefinition definition) {
        if (variant.isPresent()) {
            return variant.get().equals("all")
                    ? List.copyOf(definition.variants().values())
                    : List.of(definition.variant(variant.get()));
        }
        if (scenario.isPresent()) {
            return List.of(definition.main());
        }
        List<Variant> chosen = new ArrayList<>();
        for (Variant candidate : definition.variants().values()) {
            if (nightly || candidate.tier() == Tier.VERIFY || candidate.equals(definition.main())) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private static int replaysOfThisJvm() {
        String replays = property(Repetition.PROPERTY).orElse("1");
        try {
            return Integer.parseInt(replays);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "-D" + Repetition.PROPERTY + " cannot be '" + replays + "'; it is a number", e);
        }
    }

    private static Candidates candidatesOfThisJvm() {
        return new Candidates(
                System.getProperties().stringPropertyNames().stream()
                        .filter(name -> name.startsWith(Candidates.PROPERTY))
                        .filter(name -> !ChartOptions.isOne(name))
                        .collect(
                                Collectors.toMap(
                                        name -> name.substring(Candidates.PROPERTY.length()),
                                        System::getProperty)));
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(v -> !v.isBlank());
    }
}
