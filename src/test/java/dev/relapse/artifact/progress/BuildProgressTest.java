package dev.relapse.artifact.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BuildProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    @Test
    void inALogEverythingIsALine() {
        tell(new PlainBuildProgress(out));

        assertThat(bytes.toString(UTF_8))
                .isEqualTo(
                        """
                        waiting for process 7, which is building etcd: 0 s
                        building etcd (about 3 min)...
                        still building etcd: 10 s, go: downloading x
                        done building etcd: 105 MB in 3 min 4 s
                        """);
    }

    @Test
    void onATerminalOneLineChangesAndTheResultStays() {
        tell(new TerminalBuildProgress(out));

        assertThat(bytes.toString(UTF_8))
                .containsOnlyOnce("\n")
                .endsWith("\r\u001b[2Kdone building etcd: 105 MB in 3 min 4 s\n");
    }

    private static void tell(BuildProgress progress) {
        progress.waiting("building etcd", "process 7", Duration.ZERO);
        progress.started("building etcd", Duration.ofSeconds(185));
        progress.running("building etcd", Duration.ofSeconds(10), "go: downloading x");
        progress.finished("building etcd", 105_398_434, Duration.ofSeconds(184));
    }
}
