package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.host.HostNeeds;
import dev.relapse.network.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Neither process nor cgroup of a machine outlives its JVM, those without the run's mark included.
 * More points: {@code -Drelapse.kill.points=50}; the same points again: {@code
 * -Drelapse.kill.seed=<seed>}. Without root there is no machine, and that is said.
 */
class KilledMachineTest {

    private static final int POINTS = Integer.getInteger("relapse.kill.points", 3);
    private static final long SEED = Long.getLong("relapse.kill.seed", System.nanoTime());

    @TempDir Path folder;

    @Test
    void leavesNothingWhereverSigkillHitsIt() throws Exception {
        KillHarness harness = new KillHarness(folder, Specs.java(MachineVictimMain.class));
        if (HostNeeds.named("root").missing().isPresent()) {
            harness.start().says("a machine of its own needs root");
            return;
        }
        Random random = new Random(SEED);
        System.out.println("relapse.kill.seed=" + SEED);

        Victim first = harness.start().says(VictimMain.OPENING);
        long opened = System.nanoTime();
        first.says(VictimMain.READY);
        long untilReady = System.nanoTime() - opened;
        assertThat(networks(first)).hasSize(1);
        // Its first process, the one that waits for orphans, and three that carry no mark.
        assertThat(Traces.of(networks(first))).hasSizeGreaterThanOrEqualTo(5);
        first.end("KILL");
        assertThat(Traces.of(networks(first))).isEmpty();

        for (int point = 0; point < POINTS; point++) {
            Duration moment = Duration.ofNanos((long) (random.nextDouble() * 1.2 * untilReady));
            Victim victim = harness.start().says(VictimMain.OPENING).runsFor(moment);
            System.out.println("SIGKILL after " + moment.toMillis() + " ms: " + victim.end("KILL"));
            assertThat(Traces.of(networks(victim))).isEmpty();
        }
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
