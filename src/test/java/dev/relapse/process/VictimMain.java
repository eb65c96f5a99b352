package dev.relapse.process;

import java.util.concurrent.CountDownLatch;

/** Opens a run with programs that are hard to get rid of, says so, and waits for its end. */
final class VictimMain {

    static final String OPENING = "opening";
    static final String READY = "all programs are ready";

    private static final String DEAF_FAMILY =
            "trap '' HUP INT TERM; sleep 1000 & (sleep 1000 & sleep 1000) & : >$TMPDIR/deaf.up;"
                    + " wait";
    private static final String FORKER =
            ": >$TMPDIR/forker.up; i=0;"
                    + " while [ $i -lt 50 ]; do setsid sleep 1000 & i=$((i+1)); done; wait";

    private VictimMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(OPENING);
        try (LocalRun run = LocalRun.open()) {
            Programs programs = run.programs();
            programs.start(Specs.signallingShell(run, "deaf", StopRank.CONTROLLER, DEAF_FAMILY));
            programs.start(Specs.signallingShell(run, "forker", StopRank.CLIENT, FORKER));
            programs.start(Specs.listener(run, run.port(6443)));
            System.out.println(READY);
            new CountDownLatch(1).await();
        }
    }
}
