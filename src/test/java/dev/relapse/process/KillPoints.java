package dev.relapse.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/**
 * Random moments between a victim's start and a while after it is ready. More of them: {@code
 * -Drelapse.kill.points=50}; the same ones again: {@code -Drelapse.kill.seed=<seed>}.
 */
final class KillPoints {

    private static final long SEED = Long.getLong("relapse.kill.seed", System.nanoTime());

    private final KillHarness harness;
    private final int points;

    /**
     * @param usual how many points there are unless told otherwise
     */
    KillPoints(KillHarness harness, int usual) {
        this.harness = harness;
        this.points = Integer.getInteger("relapse.kill.points", usual);
    }

    /**
     * Kills one victim that is ready, then one at each point.
     *
     * @param whole sees the first one before its end
     * @param ended sees each one after its end, which was found clean
     */
    void killAtEach(Check whole, Ended ended) throws Exception {
        Random random = new Random(SEED);
        System.out.println("relapse.kill.seed=" + SEED);
        Victim first = harness.start().says(VictimMain.OPENING);
        long opened = System.nanoTime();
        first.says(VictimMain.READY);
        long untilReady = System.nanoTime() - opened;
        whole.of(first);
        ended.with(first, kill(first, "when it was ready"));
        for (int point = 0; point < points; point++) {
            Duration moment = Duration.ofNanos((long) (random.nextDouble() * 1.2 * untilReady));
            Victim victim = harness.start().says(VictimMain.OPENING).runsFor(moment);
            ended.with(victim, kill(victim, "after " + moment.toMillis() + " ms"));
        }
    }

    private static Victim.Aftermath kill(Victim victim, String moment)
            throws IOException, InterruptedException {
        Victim.Aftermath aftermath = victim.end("KILL");
        System.out.println("SIGKILL " + moment + ": " + aftermath);
        return aftermath;
    }

    /** What must be true of a victim that is ready. */
    interface Check {
        void of(Victim victim) throws Exception;
    }

    /** What must be true of a victim that was killed. */
    interface Ended {
        void with(Victim victim, Victim.Aftermath aftermath) throws Exception;
    }
}
