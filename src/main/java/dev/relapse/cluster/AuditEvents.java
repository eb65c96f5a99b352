package dev.relapse.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads an audit log: one {@code audit.k8s.io/v1} Event a line.
 *
 * @param file the log, which may still be growing
 */
public record AuditEvents(Path file) {

    /**
     * The events so far that match, in the order of the log. A last line that is still being
     * written is left out.
     *
     * @throws UncheckedIOException when the log cannot be read, or holds something else
     */
    public List<AuditEvent> matching(Predicate<AuditEvent> wanted) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.endsWith("}"))
                    .map(line -> AuditLine.parse(line, file))
                    .filter(wanted)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log " + file, e);
        }
    }
}
