package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.host.HostNeeds;
import dev.relapse.network.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Neither process nor cgroup of a machine outlives its JVM, those without the run's mark included.
 * Without root there is no machine, and that is said.
 */
class KilledMachineTest {

    @TempDir Path folder;

    @Test
    void leavesNothingWhereverSigkillHitsIt() throws Exception {
        KillHarness harness = new KillHarness(folder, Specs.java(MachineVictimMain.class));
        if (HostNeeds.named("root").missing().isPresent()) {
            harness.start().says("a machine of its own needs root");
            return;
        }
        new KillPoints(harness, 3)
                .killAtEach(
                        ready -> {
                            assertThat(networks(ready)).hasSize(1);
                            // Its first process, the one that waits for orphans, and three that
                            // carry no mark.
                            assertThat(Traces.of(networks(ready))).hasSizeGreaterThanOrEqualTo(5);
                        },
                        (killed, aftermath) -> assertThat(Traces.of(networks(killed))).isEmpty());
        assertThat(harness.remains()).isEmpty();
    }

    private static List<String> networks(Victim victim) throws IOException {
        return victim.output()
                .lines()
                .filter(line -> line.startsWith(MachineVictimMain.NAMESPACE))
                .map(line -> line.substring(MachineVictimMain.NAMESPACE.length()))
                .toList();
    }
}
