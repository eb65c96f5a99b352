package dev.relapse.wait;

import java.time.Duration;

/**
 * A wait that did not end well. The message says what was waited for, how long and what was last
 * seen.
 */
public sealed class WaitFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private WaitFailed(String message) {
        super(message);
    }

    /** The time was up. */
    public static final class DeadlinePassed extends WaitFailed {
        private static final long serialVersionUID = 1L;
        private final long lastCount;

        DeadlinePassed(String what, Duration limit, String lastSeen, long lastCount) {
            super("waited " + seconds(limit) + " for: " + what + "; last seen: " + lastSeen);
            this.lastCount = lastCount;
        }

        /** How many things the last look saw; zero means that there was nothing to observe. */
        public long lastCount() {
            return lastCount;
        }
    }

    /** Waiting on made no sense: a process died, or a probe broke. */
    public static final class Aborted extends WaitFailed {
        private static final long serialVersionUID = 1L;

        Aborted(String what, Duration after, String why, String lastSeen) {
            super(
                    "stopped waiting for: "
                            + what
                            + ", after "
                            + seconds(after)
                            + ": "
                            + why
                            + "; last seen: "
                            + lastSeen);
        }
    }

    private static String seconds(Duration duration) {
        return String.format("%.1f s", duration.toMillis() / 1000.0);
    }
}
