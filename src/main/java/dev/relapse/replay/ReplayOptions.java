package dev.relapse.replay;

import dev.relapse.artifact.Artifacts;
import dev.relapse.console.Console;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import dev.relapse.process.Run;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything about a replay that is the user's choice or the machine's, and not the scenario's.
 *
 * @param chosenCluster the kind given by {@code -Dcluster=<kind>}, or empty
 * @param keepFailed whether {@code -Drelapse.keep=failure} keeps the cluster of a replay that ended
 *     red
 * @param planOnly whether {@code -Drelapse.plan} asks what a replay would do, and for no more
 * @param mustRun whether a scenario that cannot run here is an error: it was asked for by name, or
 *     {@code -Drelapse.require=all} is set
 * @param artifacts where programs come from; progress goes to the console
 * @param runs opens a run on this machine
 * @param console what a person reads
 * @param pressure the machine's busyness
 * @param pressureLimit the share of busy time from which on a proof that was not seen says nothing
 */
record ReplayOptions(
        Optional<String> chosenCluster,
        boolean keepFailed,
        boolean planOnly,
        boolean mustRun,
        Supplier<Artifacts> artifacts,
        Supplier<Run> runs,
        Console console,
        PressureGauge pressure,
        double pressureLimit) {

    ReplayOptions {
        Objects.requireNonNull(chosenCluster, "chosenCluster");
        if (!(pressureLimit > 0 && pressureLimit <= 1)) {
            throw new IllegalArgumentException(
                    "-Drelapse.pressure.limit must be above 0 and at most 1, not " + pressureLimit);
        }
    }

    /** Where the scenario runs: the kind that the user chose, else the first one it lists. */
    String clusterKind(ScenarioDefinition definition) {
        return chosenCluster.orElseGet(() -> definition.clusters().get(0));
    }

    /** Why the variant cannot run where the user wants it, or empty when it can. */
    Optional<NotHere> whyNotHere(ScenarioDefinition definition, Variant variant) {
        return notOnThisCluster(definition, variant)
                .or(() -> notOnThisMachine(definition, clusterKind(definition)));
    }

    /**
     * Refuses a kind of cluster that the variant never runs on, whatever the machine.
     *
     * @throws IllegalArgumentException saying why, and what to choose
     */
    void requireItsCluster(ScenarioDefinition definition, Variant variant) {
        notOnThisCluster(definition, variant)
                .ifPresent(
                        why -> {
                            throw new IllegalArgumentException(why.toString());
                        });
    }

    private Optional<NotHere> notOnThisCluster(ScenarioDefinition definition, Variant variant) {
        String clusterKind = clusterKind(definition);
        if (variant.notOn().containsKey(clusterKind)) {
            return Optional.of(
                    new NotHere(
                            "variant %s of %s does not run on cluster '%s': %s"
                                    .formatted(
                                            variant.name(),
                                            definition.id(),
                                            clusterKind,
                                            variant.notOn().get(clusterKind)),
                            "choose another cluster with -Dcluster, or another variant"));
        }
        if (definition.clusters().contains(clusterKind)) {
            return Optional.empty();
        }
        return Optional.of(
                new NotHere(
                        definition.id()
                                + " does not run on cluster '"
                                + clusterKind
                                + "': "
                                + definition
                                        .notOn()
                                        .getOrDefault(clusterKind, "it knows no such kind")
                                + harms(definition, clusterKind),
                        "choose -Dcluster=" + String.join(" or ", definition.clusters())));
    }

    private static String harms(ScenarioDefinition definition, String clusterKind) {
        List<String> harms = definition.harmsOn(clusterKind);
        return harms.isEmpty() ? "" : " (" + String.join("; ", harms) + ")";
    }

    private static Optional<NotHere> notOnThisMachine(
            ScenarioDefinition definition, String clusterKind) {
        return definition
                .needs()
                .missing(clusterKind)
                .findFirst()
                .map(
                        missing ->
                                new NotHere(
                                        definition.id()
                                                + " does not run on this machine: "
                                                + missing.reason(),
                                        missing.remedy()));
    }
}
