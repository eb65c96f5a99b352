package dev.relapse.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.file.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;

/**
 * Keeps {@code summary.json}: the first entry of a run replaces the summary of an earlier run,
 * further ones are added. Safe for threads, and for JVMs that share a run's token.
 */
public final class SummaryWriter {

    /** The summary's name in {@code target/relapse/}. */
    public static final String FILE_NAME = "summary.json";

    // A FileLock belongs to the whole JVM and does not keep its threads apart.
    private static final Object JVM_LOCK = new Object();

    private final Path file;
    private final SummaryRun run;

    /** A writer for {@code folder/summary.json} and the run that this JVM is part of. */
    public SummaryWriter(Path folder) {
        this(folder, SummaryRun.current());
    }

    /** A writer for {@code folder/summary.json} and the given run. */
    public SummaryWriter(Path folder, SummaryRun run) {
        this.file = folder.resolve(FILE_NAME);
        this.run = Objects.requireNonNull(run, "run");
    }

    /**
     * Adds an entry, in the place of this run's earlier entry for the same scenario and variant.
     *
     * @return the summary as written
     * @throws IllegalArgumentException when the entry breaks the schema; nothing is written then
     * @throws IllegalStateException when a later run has begun its own summary here meanwhile
     * @throws IOException when the folder cannot be written or holds an unreadable summary
     */
    public Summary add(SummaryEntry entry) throws IOException {
        return add(entry, summary -> {});
    }

    /**
     * As {@link #add(SummaryEntry)}, with what is made of the summary: before anybody else may add
     * to it, so that a slow one does not replace what was made of a later summary.
     */
    public Summary add(SummaryEntry entry, Derived derived) throws IOException {
        synchronized (JVM_LOCK) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel =
                            FileChannel.open(
                                    file.resolveSibling("." + FILE_NAME + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Objects.requireNonNull(lock, "lock");
                Summary summary = soFar().with(entry);
                write(summary);
                derived.writeFrom(summary);
                return summary;
            }
        }
    }

    private void write(Summary summary) throws IOException {
        ObjectMapper mapper = RelapseJson.mapper();
        JsonNode document = mapper.valueToTree(summary);
        FileSchema.SUMMARY.require(document, "the summary");
        AtomicFile.write(file, mapper.writeValueAsString(document) + "\n");
    }

    private Summary soFar() throws IOException {
        if (!Files.exists(file)) {
            return Summary.empty(run);
        }
        try {
            JsonNode document = RelapseJson.mapper().readTree(Files.readString(file));
            if (document.path("run").asText().equals(run.token())) {
                return RelapseJson.mapper().treeToValue(document, Summary.class);
            }
            refuseLaterRun(document);
            return Summary.empty(run);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + " is not a summary of Relapse; move it away or run mvn clean", e);
        }
    }

    private void refuseLaterRun(JsonNode document) throws JsonProcessingException {
        JsonNode started = document.path("started");
        if (started.isTextual()
                && RelapseJson.mapper()
                        .treeToValue(started, Instant.class)
                        .isAfter(run.started())) {
            throw new IllegalStateException(
                    "a later run has begun its own summary in "
                            + file
                            + "; give JVMs of one run the same -D"
                            + SummaryRun.TOKEN_PROPERTY
                            + ", and runs side by side a build folder each");
        }
    }

    /** Files that are made of a summary. */
    @FunctionalInterface
    public interface Derived {
        void writeFrom(Summary summary) throws IOException;
    }
}
