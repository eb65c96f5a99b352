package dev.relapse.simulation.adapter.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The adapter's configuration file. Rules for custom and external metrics are refused: those APIs
 * are not simulated.
 *
 * @param rules must be null or empty
 * @param resourceRules null when the adapter is not to serve the resource metrics API
 * @param externalRules must be null or empty
 */
public record AdapterConfig(
        List<JsonNode> rules, ResourceRules resourceRules, List<JsonNode> externalRules) {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    public AdapterConfig {
        refuse("rules", rules);
        refuse("externalRules", externalRules);
    }

    /** The rules, or empty: then, as upstream, the resource metrics API is not served at all. */
    public Optional<ResourceRules> resources() {
        return Optional.ofNullable(resourceRules);
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException naming the file and what is wrong in it
     */
    public static AdapterConfig read(Path file) {
        try {
            AdapterConfig config = YAML.readValue(Files.readString(file), AdapterConfig.class);
            if (config == null) {
                throw new IllegalArgumentException(file + ": the file is empty");
            }
            return config;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + reason(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String reason(JsonProcessingException e) {
        String text = e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
        String place =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? " (at " + mapping.getPath().stream().map(Object::toString).toList() + ")"
                        : "";
        return text + place;
    }

    private static void refuse(String name, List<JsonNode> rules) {
        if (rules != null && !rules.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " are not simulated, only resourceRules; take them out");
        }
    }
}
