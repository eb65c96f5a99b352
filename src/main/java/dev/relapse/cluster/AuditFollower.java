package dev.relapse.cluster;

import dev.relapse.file.FollowedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads a growing audit log, each line once, however often it is asked: made for probes, which ask
 * ten times a second. Thread-safe.
 */
public final class AuditFollower {

    private final Path file;
    private final FollowedFile lines;
    private final Predicate<AuditEvent> kept;
    private final List<AuditEvent> events = new ArrayList<>();

    /**
     * Begins at the log's first line; nothing is read yet.
     *
     * @param file the log
     * @param kept what to remember; all else is forgotten at once
     */
    public AuditFollower(Path file, Predicate<AuditEvent> kept) {
        this.file = file;
        this.lines = new FollowedFile(file);
        this.kept = kept;
    }

    /**
     * The kept events so far that match, in the order of the log.
     *
     * @throws UncheckedIOException when the log cannot be read, or holds something else
     */
    public synchronized List<AuditEvent> matching(Predicate<AuditEvent> wanted) {
        try {
            for (String line : lines.newLines()) {
                AuditEvent event = AuditLine.parse(line, file);
                if (kept.test(event)) {
                    events.add(event);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log " + file, e);
        }
        return events.stream().filter(wanted).toList();
    }
}
