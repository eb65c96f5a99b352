package dev.relapse.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code evidence/} of one replay. */
public record EvidenceFolder(Path path) {

    /**
     * Asks every source, each on its own.
     *
     * @return one line for each source that failed
     */
    public List<String> collect(List<EvidenceSource> sources) {
        List<String> failures = new ArrayList<>();
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            return List.of("the evidence folder " + path + " cannot be made: " + e);
        }
        for (EvidenceSource source : sources) {
            try {
                source.collectInto(path);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add("interrupted while taking the evidence: " + source.name());
                return failures;
            } catch (Exception e) {
                failures.add("evidence missing: " + source.name() + ": " + e);
            }
        }
        return failures;
    }

    /** Every file, relative to the folder above, sorted. */
    public List<Path> files() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> path.getParent().relativize(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + path, e);
        }
    }
}
