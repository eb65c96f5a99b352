package dev.relapse.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
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
            JsonNode document = RelapseJson.mapper().readTree(Files.readString(file));
            FileSchema.VERDICT.require(document, file.toString());
            return RelapseJson.mapper().treeToValue(document, VerdictFile.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + " is no verdict of this version of Relapse; replay it once more", e);
        }
    }
}
