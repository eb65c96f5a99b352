package dev.relapse.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a {@code summary.json}. */
public final class SummaryFile {

    private SummaryFile() {}

    /**
     * The summary in a file, of whichever run.
     *
     * @throws IOException naming the file, when it is missing or is no summary of Relapse
     */
    public static Summary read(Path file) throws IOException {
        try {
            return FileSchema.SUMMARY.read(file, Summary.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(
                    file + " is not a summary of Relapse; name another file, or none", e);
        }
    }
}
