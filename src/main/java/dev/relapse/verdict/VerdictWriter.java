package dev.relapse.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code verdict.json}. */
public final class VerdictWriter {

    /** The file's name in a replay's folder. */
    public static final String FILE_NAME = "verdict.json";

    private VerdictWriter() {}

    /**
     * Writes {@code verdict.json} into {@code folder}, replacing one of an earlier run.
     *
     * @return the file
     * @throws IllegalArgumentException when the content breaks the schema, or is spoken without
     *     naming what was simulated; nothing is written then
     * @throws IOException when the folder cannot be written
     */
    public static Path write(Path folder, VerdictFile verdict) throws IOException {
        ObjectMapper mapper = RelapseJson.mapper();
        JsonNode document = mapper.valueToTree(verdict);
        FileSchema.VERDICT.require(
                document, "the verdict on " + verdict.scenario() + "/" + verdict.variant());
        String spoken = SpokenVerdict.of(verdict.verdict(), verdict.components());
        if (!spoken.equals(verdict.spoken())) {
            throw new IllegalArgumentException(
                    "the verdict must be spoken as '"
                            + spoken
                            + "', not '"
                            + verdict.spoken()
                            + "'");
        }
        Path file = folder.resolve(FILE_NAME);
        AtomicFile.write(file, mapper.writeValueAsString(document) + "\n");
        return file;
    }
}
