package dev.relapse.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.relapse.file.TextFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads YAML files that must fit a JSON schema of ours; anything the schema does not know is
 * refused.
 */
public final class SchemaCheckedYaml {

    /** Far more than any of our files, and no work for the parser. */
    private static final int DEEPEST = 64;

    private static final ObjectMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(
                            com.fasterxml.jackson.core.JsonParser.Feature
                                    .STRICT_DUPLICATE_DETECTION)
                    .enable(
                            com.fasterxml.jackson.databind.DeserializationFeature
                                    .FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final int MOST_COMPLAINTS = 5;

    private final DocumentSchema schema;

    private SchemaCheckedYaml(DocumentSchema schema) {
        this.schema = schema;
    }

    /**
     * A reader for one schema.
     *
     * @param owner the class beside which the schema lies as a resource
     * @param resource the schema's file name
     */
    public static SchemaCheckedYaml against(Class<?> owner, String resource) {
        return new SchemaCheckedYaml(DocumentSchema.beside(owner, resource));
    }

    /**
     * Reads and checks one file.
     *
     * @throws MalformedFileException naming the file, the key and what is wrong
     */
    public JsonNode read(Path file) {
        JsonNode tree = parse(file);
        List<String> complaints = schema.complaints(tree);
        if (!complaints.isEmpty()) {
            throw new MalformedFileException(file + ": " + theFirstOf(complaints));
        }
        return tree;
    }

    private static String theFirstOf(List<String> complaints) {
        String first =
                complaints.stream().limit(MOST_COMPLAINTS).collect(Collectors.joining("\n  "));
        int further = complaints.size() - MOST_COMPLAINTS;
        return further <= 0 ? first : first + "\n  and " + further + " more";
    }

    /**
     * As {@link #read(Path)}, as a record of the type.
     *
     * @throws MalformedFileException as {@link #read(Path)}
     */
    public <T> T read(Path file, Class<T> type) {
        try {
            return YAML.treeToValue(read(file), type);
        } catch (JsonProcessingException e) {
            throw new MalformedFileException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Without the excerpt of the file that the parser draws below its sentence. */
    private static String onOneLine(String message) {
        return message.lines()
                .filter(line -> !line.startsWith(" "))
                .map(String::strip)
                .collect(Collectors.joining(", "));
    }

    private static JsonNode parse(Path file) {
        try {
            JsonNode tree = YAML.readTree(TextFile.read(file));
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw new MalformedFileException(file + " is empty; write what it is to say");
            }
            return tree;
        } catch (NoSuchFileException e) {
            throw new MalformedFileException(file + " does not exist", e);
        } catch (JsonProcessingException e) {
            throw new MalformedFileException(
                    "%s: line %s: %s; correct the YAML"
                            .formatted(
                                    file,
                                    e.getLocation() == null ? "?" : e.getLocation().getLineNr(),
                                    onOneLine(e.getOriginalMessage())),
                    e);
        } catch (IOException e) {
            throw new MalformedFileException(e.getMessage(), e);
        }
    }
}
