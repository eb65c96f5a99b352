package dev.relapse.timeline;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of comma-separated values (RFC 4180); text is quoted, whatever else is not. */
final class CsvLines {

    private final StringBuilder lines = new StringBuilder();

    CsvLines(String... columns) {
        end(String.join(",", columns));
    }

    void add(Object... values) {
        end(Stream.of(values).map(CsvLines::said).collect(Collectors.joining(",")));
    }

    private void end(String line) {
        lines.append(line).append("\r\n");
    }

    private static String said(Object value) {
        return value instanceof String text
                ? '"' + text.replace("\"", "\"\"") + '"'
                : value.toString();
    }

    String text() {
        return lines.toString();
    }
}
