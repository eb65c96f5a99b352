package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PrivateHostsTest {

    @TempDir Path parent;
    private LocalRun run;

    @BeforeEach
    void open() {
        run = LocalRun.openIn(parent);
    }

    @AfterEach
    void close() {
        run.close();
        assertThat(MarkedProcesses.of(run.id())).isEmpty();
    }

    @Test
    void aProgramHasNamesOfItsOwn() throws IOException {
        String host = Files.readString(Path.of("/etc/hosts"));
        Program program =
                run.programs()
                        .start(
                                Specs.signallingShell(
                                                run,
                                                "named",
                                                StopRank.CLIENT,
                                                "cat /etc/hosts && : >$TMPDIR/named.up && exec sleep 1000")
                                        .with(
                                                new PrivateHosts(
                                                        Map.of("grafana.test", "127.5.6.7"))));

        assertThat(Files.readString(program.log()))
                .contains("127.0.0.1 localhost\n127.5.6.7 grafana.test\n");
        assertThat(Files.readString(Path.of("/etc/hosts"))).isEqualTo(host);
        assertThat(MarkedProcesses.of(run.id())).contains(program.pid());
    }
}
