package dev.relapse.artifact.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux,amd64,linux-amd64",
        "Linux,x86_64,linux-amd64",
        "Linux,aarch64,linux-arm64",
        "Mac OS X,aarch64,darwin-arm64"
    })
    void machinesHaveTheNamesThatGoGivesThem(String os, String arch, String platform) {
        assertThat(Platform.of(properties(os, arch))).hasToString(platform);
    }

    @Test
    void anUnknownMachineIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Platform.of(properties("Linux", "riscv64")))
                .withMessage(
                        "Relapse does not run on the machine riscv64, only on amd64 and arm64");
    }

    private static Properties properties(String os, String arch) {
        Properties properties = new Properties();
        properties.setProperty("os.name", os);
        properties.setProperty("os.arch", arch);
        return properties;
    }
}
