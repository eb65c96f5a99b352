package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.process.Victim.Aftermath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing of a run outlives its JVM. More points: {@code -Drelapse.kill.points=50}; the same points
 * again: {@code -Drelapse.kill.seed=<seed>}.
 */
class KilledJvmTest {

    private static final int POINTS = Integer.getInteger("relapse.kill.points", 10);
    private static final long SEED = Long.getLong("relapse.kill.seed", System.nanoTime());

    @TempDir Path folder;

    @Test
    void leavesNothingWhereverSigkillHitsIt() throws IOException, InterruptedException {
        KillHarness harness = new KillHarness(folder, Specs.java(VictimMain.class));
        Random random = new Random(SEED);
        System.out.println("relapse.kill.seed=" + SEED);

        Victim first = harness.start().says(VictimMain.OPENING);
        long opened = System.nanoTime();
        first.says(VictimMain.READY);
        long untilReady = System.nanoTime() - opened;
        Aftermath whole = first.end("KILL");
        assertThat(whole.runs()).isEqualTo(1);
        assertThat(whole.processes()).isGreaterThan(50);

        for (int point = 0; point < POINTS; point++) {
            Duration moment = Duration.ofNanos((long) (random.nextDouble() * 1.2 * untilReady));
            Aftermath aftermath =
                    harness.start().says(VictimMain.OPENING).runsFor(moment).end("KILL");
            System.out.println("SIGKILL after " + moment.toMillis() + " ms: " + aftermath);
        }
        assertThat(harness.remains()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void leavesNothingWhenItIsToldToEnd(String signal) throws IOException, InterruptedException {
        KillHarness harness = new KillHarness(folder, Specs.java(VictimMain.class));

        Aftermath aftermath = harness.start().says(VictimMain.READY).end(signal);

        System.out.println("SIG" + signal + ": " + aftermath);
        assertThat(aftermath.processes()).isGreaterThan(50);
    }

    @Test
    void endsWithTheJvmThatForkedIt() throws IOException, InterruptedException {
        KillHarness harness = new KillHarness(folder, Specs.java(ForkingParentMain.class));

        Aftermath aftermath = harness.start().says(VictimMain.READY).end("KILL");

        System.out.println("SIGKILL of the parent: " + aftermath);
        assertThat(aftermath.processes()).isGreaterThan(50);
    }
}
