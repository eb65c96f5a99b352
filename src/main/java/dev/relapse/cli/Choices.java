package dev.relapse.cli;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which replay is meant; what {@code mvn verify} takes as system properties. */
final class Choices {

    @Parameters(index = "0", paramLabel = "<scenario>", description = "One of relapse list.")
    private String scenario;

    @Option(
            names = "--variant",
            paramLabel = "<name>",
            description = "Another variant than the first, or all.")
    private String variant;

    @Option(
            names = "--cluster",
            paramLabel = "<kind>",
            description = "Where it runs; the first kind that the scenario names.")
    private String cluster;

    /** Makes them this JVM's choices, beside the settings that came with {@code -D}. */
    ScenarioDefinition apply(Map<String, String> settings) {
        Workplace.prepare(settings);
        set("relapse.scenario", scenario);
        set("variant", variant);
        set("cluster", cluster);
        return ScenarioCatalogue.ofProject().read(scenario);
    }

    private static void set(String property, String value) {
        if (value != null) {
            System.setProperty(property, value);
        }
    }
}
