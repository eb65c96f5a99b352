package dev.relapse.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.artifact.image.LockMode;
import dev.relapse.artifact.registry.Mirrors;
import dev.relapse.artifact.registry.RegistrySettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
                "relapse.lock | yes | relapse.lock=yes is no way to treat image.lock; use one of: keep, update",
                "relapse.registry.mirror | a,b | relapse.registry.mirror names two mirrors for all registries; keep one",
                "relapse.registry.mirror | =a | relapse.registry.mirror: '=a' names no mirror; write [registry=]host[:port][/prefix]",
                "relapse.registry.mirror | http://a/b | relapse.registry.mirror: http://a: plain HTTP is for registries on loopback only; use https",
                "relapse.artifact.etcd | '' | relapse.artifact.etcd is empty; give the path of an executable, or leave it out",
            })
    void aBadValueNamesTheSettingAndWhatItMayBe(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArtifactSettings.from(properties(name, value), Map.of()))
                .withMessage(message);
    }

    @Test
    void imagesComeFromTheirRegistriesAndAsTheirLocksHaveThem() {
        assertThat(ArtifactSettings.from(properties(), Map.of()).images())
                .isEqualTo(ImageSettings.STANDARD);
    }

    @Test
    void imagesComeFromMirrorsOfAPrivateAuthority() {
        ImageSettings images =
                ArtifactSettings.from(
                                properties("relapse.lock", "update"),
                                Map.of(
                                        "RELAPSE_REGISTRY_MIRROR", "quay.io=m/q",
                                        "RELAPSE_REGISTRY_CA", "/etc/ca.pem"))
                        .images();

        assertThat(images.lock()).isEqualTo(LockMode.UPDATE);
        assertThat(images.registries())
                .isEqualTo(
                        new RegistrySettings(
                                Mirrors.parse("", "quay.io=m/q"),
                                Optional.of(Path.of("/etc/ca.pem"))));
    }

    @Test
    void aLockCannotBeUpdatedOffline() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                ArtifactSettings.from(
                                        properties(
                                                "relapse.lock",
                                                "update",
                                                "relapse.offline",
                                                "true"),
                                        Map.of()))
                .withMessage(
                        "relapse.lock=update asks registries, and relapse.offline forbids it; leave one out");
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
