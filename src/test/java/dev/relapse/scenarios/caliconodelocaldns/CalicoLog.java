package dev.relapse.scenarios.caliconodelocaldns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one calico-node has logged, in the form of libcalico-go's formatter.
 *
 * @param file standard output, which may still be growing
 */
record CalicoLog(Path file) {

    private static final Pattern LINE =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) \\[[A-Z]+]\\[\\d+]"
                            + " [^ ]+(?: \\d+)?: (.*)");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    /** One line. */
    record Line(Instant time, String message) {}

    List<Line> lines() {
        try (var lines = Files.lines(file)) {
            return lines.map(CalicoLog::parse).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log " + file, e);
        }
    }

    /** How many lines since then hold the text. */
    long count(String text, Instant since) {
        return lines().stream()
                .filter(l -> !l.time().isBefore(since) && l.message().contains(text))
                .count();
    }

    boolean says(String text) {
        return count(text, Instant.MIN) > 0;
    }

    /** How often addresses were detected since then: every poll of the monitor says what it saw. */
    long detections(Instant since) {
        return count("Using autodetected IPv4 address", since)
                + count("Including CIDR information from host interface", since);
    }

    private static Optional<Line> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(
                        new Line(
                                LocalDateTime.parse(matcher.group(1), STAMP)
                                        .toInstant(ZoneOffset.UTC),
                                matcher.group(2)))
                : Optional.empty();
    }
}
