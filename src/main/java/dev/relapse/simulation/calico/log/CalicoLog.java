package dev.relapse.simulation.calico.log;

import com.google.errorprone.annotations.FormatMethod;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Log lines in the form of {@code libcalico-go/lib/logutils}: time, level, process, component and
 * source file, message, then the fields sorted by name. Where upstream has the line in the source
 * file, this has none: it differs from release to release.
 */
public final class CalicoLog {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private final Sink sink;
    private final String file;

    private CalicoLog(Sink sink, String file) {
        this.sink = sink;
        this.file = file;
    }

    /**
     * A log of one process.
     *
     * @param component {@code startup} or {@code monitor-addresses}
     */
    public static CalicoLog of(PrintStream out, Clock clock, String component) {
        return new CalicoLog(new Sink(out, clock, component), "startup.go");
    }

    /** The same log, telling of another of upstream's source files. */
    public CalicoLog from(String sourceFile) {
        return new CalicoLog(sink, sourceFile);
    }

    /** What is less important than that is left out from now on. */
    public void setLevel(Level level) {
        sink.threshold = level;
    }

    @FormatMethod
    public void debug(String message, Object... arguments) {
        write(Level.DEBUG, message.formatted(arguments), Map.of());
    }

    @FormatMethod
    public void info(String message, Object... arguments) {
        write(Level.INFO, message.formatted(arguments), Map.of());
    }

    @FormatMethod
    public void warn(String message, Object... arguments) {
        write(Level.WARNING, message.formatted(arguments), Map.of());
    }

    @FormatMethod
    public void error(String message, Object... arguments) {
        write(Level.ERROR, message.formatted(arguments), Map.of());
    }

    /** With the field {@code error}, which upstream prints without quotes. */
    public void failure(Level level, String message, Exception error) {
        write(level, message, Map.of("error", Unquoted.of(error.getMessage())));
    }

    public void write(Level level, String message, Map<String, ?> fields) {
        if (level.compareTo(sink.threshold) > 0) {
            return;
        }
        StringBuilder line = new StringBuilder();
        line.append(STAMP.format(sink.clock.instant().atOffset(ZoneOffset.UTC)));
        line.append(" [").append(level.name()).append("][").append(ProcessHandle.current().pid());
        line.append("] ").append(sink.component).append('/').append(file).append(": ");
        line.append(message);
        new TreeMap<>(fields).forEach((name, value) -> append(line, name, value));
        sink.out.println(line);
        sink.out.flush();
    }

    private static void append(StringBuilder line, String name, Object value) {
        line.append(' ').append(name).append('=');
        line.append(value instanceof String text ? '"' + text + '"' : value);
    }

    /** A value that is a Go error or Stringer: printed as it is. */
    public record Unquoted(String text) {

        public static Unquoted of(String text) {
            return new Unquoted(String.valueOf(text));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class Sink {
        final PrintStream out;
        final Clock clock;
        final String component;
        Level threshold = Level.INFO;

        Sink(PrintStream out, Clock clock, String component) {
            this.out = out;
            this.clock = clock;
            this.component = component;
        }
    }
}
