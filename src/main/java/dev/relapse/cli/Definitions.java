package dev.relapse.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The settings of {@code mvn verify}, under their names there. */
final class Definitions {

    @Option(
            names = "-D",
            paramLabel = "<setting>=<value>",
            mapFallbackValue = "true",
            description = "A setting as for mvn verify, such as -Drelapse.offline.")
    private final Map<String, String> settings = new LinkedHashMap<>();

    Map<String, String> settings() {
        return settings;
    }
}
