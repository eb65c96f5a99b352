package dev.relapse.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
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
            JsonNode document = RelapseJson.mapper().readTree(Files.readString(file));
            FileSchema.SUMMARY.require(document, file.toString());
            return RelapseJson.mapper().treeToValue(document, Summary.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(
                    file + " is not a summary of Relapse; name another file, or none", e);
        }
    }
}
