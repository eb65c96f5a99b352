package dev.relapse.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** The JSON schema of one of Relapse's own files. */
final class FileSchema {

    static final FileSchema VERDICT = new FileSchema("verdict.schema.json");
    static final FileSchema SUMMARY = new FileSchema("summary.schema.json");

    private final String name;
    private final Schema schema;

    private FileSchema(String name) {
        this.name = name;
        try (InputStream text = FileSchema.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /**
     * Checks a document, formats such as date-time included.
     *
     * @param what the document's name for the error
     * @throws IllegalArgumentException naming every place where the document breaks the schema
     */
    void require(JsonNode document, String what) {
        String errors =
                schema
                        .validate(
                                document,
                                execution ->
                                        execution.executionConfig(
                                                config -> config.formatAssertionsEnabled(true)))
                        .stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                        .sorted()
                        .collect(Collectors.joining("; "));
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(what + " breaks " + name + ": " + errors);
        }
    }
}
