package dev.relapse.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a {@code verdict.json}. */
public final class VerdictReader {

    private VerdictReader() {}

    /**
     * The verdict in a file, of whichever run.
     *
     * @throws IllegalArgumentException naming the file, when it is no verdict of this version of
     *     Relapse
     * @throws IOException when it cannot be read
     */
    public static VerdictFile read(Path file) throws IOException {
        try {
            return FileSchema.VERDICT.read(file, VerdictFile.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + " is no verdict of this version of Relapse; replay it once more", e);
        }
    }
}
