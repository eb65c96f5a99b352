package dev.relapse.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactSettingsTest {

    @Test
    void withoutAnyTheCacheIsBelowTheHomeFolderAndAllIsAllowed() {
        ArtifactSettings settings = ArtifactSettings.from(properties(), Map.of());

        assertThat(settings.home()).isEqualTo(Path.of("/home/u/.cache/relapse"));
        assertThat(settings.offline()).isFalse();
        assertThat(settings.fidelity()).isEqualTo(FidelityChoice.AUTO);
        assertThat(settings.given()).isEmpty();
    }

    @Test
    void theEnvironmentCounts() {
        ArtifactSettings settings =
                ArtifactSettings.from(
                        properties(),
                        Map.of(
                                "RELAPSE_HOME", "/var/relapse",
                                "RELAPSE_OFFLINE", "true",
                                "RELAPSE_FIDELITY", "real"));

        assertThat(settings.home()).isEqualTo(Path.of("/var/relapse"));
        assertThat(settings.offline()).isTrue();
        assertThat(settings.fidelity()).isEqualTo(FidelityChoice.REAL);
    }

    @Test
    void systemPropertiesWinOverTheEnvironment() {
        ArtifactSettings settings =
                ArtifactSettings.from(
                        properties("relapse.fidelity", "simulated", "relapse.offline", "false"),
                        Map.of("RELAPSE_FIDELITY", "real", "RELAPSE_OFFLINE", "true"));

        assertThat(settings.fidelity()).isEqualTo(FidelityChoice.SIMULATED);
        assertThat(settings.offline()).isFalse();
    }

    @Test
    void pathsAreGivenByProgram() {
        ArtifactSettings settings =
                ArtifactSettings.from(properties("relapse.artifact.etcd", "/opt/etcd"), Map.of());

        assertThat(settings.given()).containsExactly(Map.entry("etcd", Path.of("/opt/etcd")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relapse.fidelity | best | relapse.fidelity=best is not a fidelity; use one of: auto, real, simulated",
                "relapse.fidelity | REAL | relapse.fidelity=REAL is not a fidelity; use one of: auto, real, simulated",
                "relapse.offline | yes | relapse.offline=yes is neither true nor false",
                "relapse.artifact.etcd | '' | relapse.artifact.etcd is empty; give the path of an executable, or leave it out",
            })
    void aBadValueNamesTheSettingAndWhatItMayBe(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArtifactSettings.from(properties(name, value), Map.of()))
                .withMessage(message);
    }

    @Test
    void aBadValueOfTheEnvironmentNamesTheVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                ArtifactSettings.from(
                                        properties(), Map.of("RELAPSE_FIDELITY", "best")))
                .withMessageStartingWith("RELAPSE_FIDELITY=best");
    }

    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        properties.setProperty("user.home", "/home/u");
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }
}
