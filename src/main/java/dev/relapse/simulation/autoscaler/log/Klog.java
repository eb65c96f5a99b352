package dev.relapse.simulation.autoscaler.log;

import java.io.PrintStream;
import java.lang.StackWalker.StackFrame;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * Log lines in klog's form: level and date, time, process, place, message.
 *
 * <p>The place is where this simulation logs, not where upstream does. Safe for many threads.
 */
public final class Klog {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS");

    private static final StackWalker STACK = StackWalker.getInstance();

    private final PrintStream out;
    private final int verbosity;
    private final Clock clock;
    private final long pid = ProcessHandle.current().pid();

    /**
     * Logs to a stream.
     *
     * @param verbosity highest level that is printed, as upstream's {@code --v}
     */
    public Klog(PrintStream out, int verbosity, Clock clock) {
        this.out = Objects.requireNonNull(out, "out");
        this.verbosity = verbosity;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    public boolean prints(int level) {
        return level <= verbosity;
    }

    public void info(int level, String message) {
        if (prints(level)) {
            print('I', message);
        }
    }

    public void warning(String message) {
        print('W', message);
    }

    public void error(String message) {
        print('E', message);
    }

    /** Upstream ends itself after such a line; here the caller does. */
    public void fatal(String message) {
        print('F', message);
    }

    private void print(char level, String message) {
        String time = LocalDateTime.ofInstant(clock.instant(), clock.getZone()).format(STAMP);
        String line = String.format("%c%s %7d %s] %s%n", level, time, pid, place(), message);
        synchronized (out) {
            out.print(line);
            out.flush();
        }
    }

    private static String place() {
        return STACK.walk(
                frames ->
                        frames.filter(frame -> !frame.getClassName().equals(Klog.class.getName()))
                                .findFirst()
                                .map(Klog::describe)
                                .orElse("unknown:0"));
    }

    private static String describe(StackFrame frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }
}
