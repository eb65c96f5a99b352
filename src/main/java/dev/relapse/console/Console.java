package dev.relapse.console;

import dev.relapse.wait.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * What a person reads while a replay runs: the phase, the proof being sought, what was last seen
 * and how long is left. Plain lines, as Maven forwards them; a line comes when what was seen has
 * changed, at most every two seconds, and at least every fifteen.
 */
public final class Console implements Progress {

    private static final long CHANGED_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long SAME_NANOS = Duration.ofSeconds(15).toNanos();
    private static final int WIDTH = 200;

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private String lastLine = "";
    private long lastAt;

    public Console(PrintStream out) {
        this(out, System::nanoTime);
    }

    Console(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    /** Prints one line at once. */
    public synchronized void say(String line) {
        out.println("relapse | " + line);
        out.flush();
        lastLine = "";
        lastAt = nanoTime.getAsLong();
    }

    @Override
    public synchronized void looking(String what, String lastSeen, Duration left) {
        long now = nanoTime.getAsLong();
        String line = what + " - " + lastSeen;
        long pause = line.equals(lastLine) ? SAME_NANOS : CHANGED_NANOS;
        if (now - lastAt < pause) {
            return;
        }
        out.println(
                "relapse |   "
                        + shortened("seeking " + what + ": " + lastSeen)
                        + String.format(Locale.ROOT, " (%d s left)", left.toSeconds()));
        out.flush();
        lastLine = line;
        lastAt = now;
    }

    private static String shortened(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }
}
