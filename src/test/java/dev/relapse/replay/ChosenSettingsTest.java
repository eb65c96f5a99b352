package dev.relapse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChosenSettingsTest {

    private static final Pattern NAME = Pattern.compile("\"(relapse\\.[a-z]+(?:\\.[a-z]+)*\\.?)\"");

    private final List<ScenarioDefinition> catalogue = ScenarioCatalogue.ofProject().all();

    /** So that a new setting cannot be forgotten here and then be refused. */
    @Test
    void everySettingThatTheCodeReadsIsKnown() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                NAME.matcher(Files.readString(file)).results().forEach(r -> read.add(r.group(1)));
            }
        }

        assertThat(read).contains("relapse.offline", "relapse.artifact.");
        assertThat(read).allMatch(ChosenSettings::isOurs);
    }

    @Test
    void inTheWholeCatalogueASettingOfAnyScenarioIsKnown() {
        with("relapse.mesh.services", "500").requireKnown(() -> catalogue);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("relapse.mesh.servics", "500").requireKnown(() -> catalogue))
                .withMessageContaining("was -Drelapse.mesh.services meant?");
    }

    @Test
    void whatOthersReadIsNoneOfOurs() {
        with("mesh.servics", "500").requireKnown(() -> catalogue);
    }

    private static ChosenSettings with(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return new ChosenSettings(properties);
    }
}
