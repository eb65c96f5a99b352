package dev.relapse.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.data.DocumentSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JSON schema of one of Relapse's own files. */
final class FileSchema {

    static final FileSchema VERDICT = new FileSchema("verdict.schema.json");
    static final FileSchema SUMMARY = new FileSchema("summary.schema.json");

    private final DocumentSchema schema;

    private FileSchema(String name) {
        schema = DocumentSchema.beside(FileSchema.class, name);
    }

    /**
     * Checks a document, formats such as date-time included.
     *
     * @param what the document's name for the error
     * @throws IllegalArgumentException naming every place where the document breaks the schema
     */
    void require(JsonNode document, String what) {
        List<String> complaints = schema.complaints(document);
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException(
                    what + " breaks " + schema.name() + ": " + String.join("; ", complaints));
        }
    }

    /**
     * What a file of this schema holds.
     *
     * @throws IllegalArgumentException when it breaks the schema
     * @throws IOException when it cannot be read, or is no JSON
     */
    <T> T read(Path file, Class<T> type) throws IOException {
        JsonNode document = RelapseJson.mapper().readTree(Files.readString(file));
        require(document, file.toString());
        return RelapseJson.mapper().treeToValue(document, type);
    }
}
