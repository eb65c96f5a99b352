package dev.relapse.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.network.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Neither process nor mount keeps a namespace of a run whose JVM was killed. More points: {@code
 * -Drelapse.kill.points=50}; the same points again: {@code -Drelapse.kill.seed=<seed>}.
 */
class KilledSegmentTest {

    private static final int POINTS = Integer.getInteger("relapse.kill.points", 3);
    private static final long SEED = Long.getLong("relapse.kill.seed", System.nanoTime());

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(NamespaceRights.class)
    void leavesNothingWhereverSigkillHitsIt(NamespaceRights rights) throws Exception {
        KillHarness harness =
                new KillHarness(folder, Specs.java(SegmentVictimMain.class, rights.name()));
        Random random = new Random(SEED);
        System.out.println("relapse.kill.seed=" + SEED);

        Victim first = harness.start().says(VictimMain.OPENING);
        long opened = System.nanoTime();
        first.says(VictimMain.READY);
        long untilReady = System.nanoTime() - opened;
        assertThat(namespaces(first)).hasSize(4).doesNotHaveDuplicates();
        assertThat(Traces.of(namespaces(first))).hasSizeGreaterThan(12);
        first.end("KILL");
        assertThat(Traces.of(namespaces(first))).isEmpty();

        for (int point = 0; point < POINTS; point++) {
            Duration moment = Duration.ofNanos((long) (random.nextDouble() * 1.2 * untilReady));
            Victim victim = harness.start().says(VictimMain.OPENING).runsFor(moment);
            System.out.println("SIGKILL after " + moment.toMillis() + " ms: " + victim.end("KILL"));
            assertThat(Traces.of(namespaces(victim))).isEmpty();
        }
        assertThat(harness.remains()).isEmpty();
    }

    private static List<String> namespaces(Victim victim) throws IOException {
        return victim.output()
                .lines()
                .filter(line -> line.startsWith(SegmentVictimMain.NAMESPACE))
                .map(line -> line.substring(SegmentVictimMain.NAMESPACE.length()))
                .toList();
    }
}
