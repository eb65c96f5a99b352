package dev.relapse.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HostNeedsTest {

    @Test
    void aCommandThatIsThereIsNotMissing() {
        assertThat(new Command("sh", "dash").missing()).isEmpty();
    }

    @Test
    void aMissingCommandNamesThePackageThatBringsIt() {
        assertThat(new Command("no-such-command", "some-package").missing())
                .hasValueSatisfying(
                        missing -> {
                            assertThat(missing.reason()).contains("no-such-command");
                            assertThat(missing.remedy()).endsWith("apt-get install some-package");
                        });
    }

    @Test
    void whoIsRootIsTheKernelsWord() throws IOException, InterruptedException {
        Process id = new ProcessBuilder("id", "-u").start();
        String uid = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        id.waitFor();

        assertThat(new Superuser().missing().isEmpty()).isEqualTo(uid.equals("0"));
    }

    @Test
    void aNamespaceThatNobodyCanMakeIsMissing() {
        assertThat(new Namespaces("no-such-kind").missing()).isPresent();
    }

    @Test
    void anUnknownNeedListsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostNeeds.named("wings"))
                .withMessageContaining("root, network-namespaces, mount-namespaces")
                .withMessageContaining("wings");
    }
}
