package dev.relapse.simulation.draino.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object a line, with the keys of zap's production encoder. */
public final class JsonLog {

    private final PrintStream out;
    private final Clock clock;
    private final boolean debug;
    private final ObjectMapper json = new ObjectMapper();

    public JsonLog(PrintStream out, Clock clock, boolean debug) {
        this.out = out;
        this.clock = clock;
        this.debug = debug;
    }

    public void debug(String message, Map<String, ?> fields) {
        if (debug) {
            write("debug", message, fields);
        }
    }

    public void info(String message, Map<String, ?> fields) {
        write("info", message, fields);
    }

    public void error(String message, Map<String, ?> fields) {
        write("error", message, fields);
    }

    /** Seconds since the epoch, as zap writes a time. */
    public static BigDecimal epochSeconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), 9))
                .stripTrailingZeros();
    }

    private void write(String level, String message, Map<String, ?> fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("level", level);
        line.put("ts", epochSeconds(clock.instant()));
        line.put("msg", message);
        line.putAll(fields);
        try {
            out.println(json.writeValueAsString(line));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a log line of texts and numbers", impossible);
        }
    }
}
