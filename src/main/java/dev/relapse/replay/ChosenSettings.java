package dev.relapse.replay;

import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the user sets with {@code -Drelapse.<name>=<value>}. A name that nobody reads is a typing
 * error, and must not turn into another replay than the one that was asked for.
 */
public record ChosenSettings(Properties properties) {

    private static final String PREFIX = "relapse.";

    private static final Set<String> OURS =
            Set.of(
                    "relapse.fidelity",
                    "relapse.home",
                    "relapse.keep",
                    "relapse.lock",
                    "relapse.offline",
                    "relapse.plan",
                    "relapse.pressure.limit",
                    "relapse.previous",
                    "relapse.registry.ca",
                    "relapse.registry.mirror",
                    "relapse.require",
                    "relapse.rerun",
                    "relapse.results",
                    "relapse.run.token",
                    "relapse.scenario",
                    "relapse.subject",
                    "relapse.tier");

    /** Names that go on with something of the user's, and those that only our own tests read. */
    private static final List<String> OPEN =
            List.of("relapse.artifact.", "relapse.bench.", "relapse.kill.", "relapse.unitTests.");

    /** Those of this JVM. */
    public static ChosenSettings ofThisJvm() {
        return new ChosenSettings(System.getProperties());
    }

    /**
     * Refuses a name that neither Relapse nor a scenario reads, and a value that cannot be one.
     *
     * @param replayed the scenarios that are to be replayed; asked for where a name is none of ours
     * @throws IllegalArgumentException naming it, and what there is
     */
    public void requireKnown(Supplier<? extends Collection<ScenarioDefinition>> replayed) {
        SortedSet<String> others = new TreeSet<>(properties.stringPropertyNames());
        others.removeIf(name -> !name.startsWith(PREFIX) || isOurs(name));
        if (others.isEmpty()) {
            return;
        }
        Collection<ScenarioDefinition> scenarios = replayed.get();
        Set<String> theirs = new TreeSet<>();
        for (ScenarioDefinition scenario : scenarios) {
            for (Variant variant : scenario.variants().values()) {
                theirs.addAll(variant.settings().keys());
            }
            scenario.main().settings().chosen(properties::getProperty);
        }
        for (String name : others) {
            if (!theirs.contains(name.substring(PREFIX.length()))) {
                throw new IllegalArgumentException(
                        "-D%s: there is no such setting; was -D%s meant? %s"
                                .formatted(name, nearest(name, theirs), of(scenarios, theirs)));
            }
        }
    }

    /** Whether Relapse itself reads a system property of that name. */
    static boolean isOurs(String name) {
        return OURS.contains(name) || OPEN.stream().anyMatch(name::startsWith);
    }

    /** The one that begins most alike. */
    private static String nearest(String name, Set<String> settings) {
        return Stream.concat(OURS.stream(), settings.stream().map(PREFIX::concat))
                .sorted()
                .max(Comparator.comparingInt(known -> commonBeginning(known, name)))
                .orElseThrow();
    }

    private static int commonBeginning(String one, String other) {
        int length = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return length < 0 ? one.length() : length;
    }

    private static String of(Collection<ScenarioDefinition> scenarios, Set<String> settings) {
        return scenarios.size() == 1
                ? "The settings of %s are %s"
                        .formatted(scenarios.iterator().next().id(), String.join(", ", settings))
                : "Each scenario has those in its scenario.yaml";
    }
}
