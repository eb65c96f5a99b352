package dev.relapse.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.relapse.file.TextFile;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of rendered manifests: every YAML and JSON file below it, and what else lies there.
 *
 * @param folder itself
 * @param manifests every object in it, those within a List included, in the order of the files
 * @param others the files that are neither YAML nor JSON, relative to the folder
 */
record ManifestFolder(Path folder, List<Manifest> manifests, List<Path> others) {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final String MANIFEST = ".*\\.(ya?ml|json)";

    ManifestFolder {
        manifests = List.copyOf(manifests);
        others = List.copyOf(others);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException saying what is wrong where, and what to do: no such folder,
     *     nothing in it, a file that is a template or no YAML, an object without kind or name
     */
    static ManifestFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "-D%s=%s is no folder; name one of rendered manifests, such as the output of helm template --output-dir"
                            .formatted(Subject.PROPERTY, folder));
        }
        List<Manifest> manifests = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path file : files(folder)) {
            if (file.toString().matches(MANIFEST)) {
                read(folder, file, manifests);
            } else {
                others.add(folder.relativize(file));
            }
        }
        if (manifests.isEmpty() && others.isEmpty()) {
            throw new IllegalArgumentException(
                    "-D%s=%s holds no manifest: there is no object in any .yaml, .yml or .json file"
                            .formatted(Subject.PROPERTY, folder));
        }
        return new ManifestFolder(folder, manifests, others);
    }

    /** The files of that name that are no manifests. */
    List<PlainFile> named(String name) {
        return others.stream().filter(file -> file.endsWith(name)).map(this::text).toList();
    }

    private PlainFile text(Path file) {
        try {
            return new PlainFile(file, TextFile.read(folder.resolve(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static void read(Path folder, Path file, List<Manifest> into) {
        try {
            String text = TextFile.read(file);
            // What a template puts in can be anything, so that there is nothing to judge yet.
            if (text.contains("{{") && text.contains(".Values")) {
                throw new IllegalArgumentException(
                        file
                                + " is a template; render it first, as with helm template, or name its chart instead: -Dcandidate.<release>.chart=<folder>");
            }
            try (MappingIterator<JsonNode> documents =
                    YAML.readerFor(JsonNode.class).readValues(text)) {
                while (documents.hasNext()) {
                    add(folder.relativize(file), documents.next(), into);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    e instanceof JsonProcessingException ? noYaml(file, e) : e.getMessage(), e);
        } catch (RuntimeException e) {
            if (e instanceof IllegalArgumentException bad) {
                throw bad;
            }
            throw new IllegalArgumentException(noYaml(file, e), e);
        }
    }

    private static void add(Path file, JsonNode document, List<Manifest> into) {
        if (document.isNull() || document.isMissingNode()) {
            return;
        }
        if (document.path("kind").asText().endsWith("List") && document.path("items").isArray()) {
            document.path("items").forEach(item -> add(file, item, into));
            return;
        }
        // Values files and the like may lie beside the manifests; they are no objects.
        if (!document.has("apiVersion") || !document.has("kind")) {
            return;
        }
        // Configuration files, such as kubeadm's, have a kind and no metadata.
        if (document.has("metadata") && document.path("metadata").path("name").asText().isBlank()) {
            throw new IllegalArgumentException(
                    "%s: a %s there has no metadata.name"
                            .formatted(file, document.path("kind").asText()));
        }
        into.add(
                new Manifest(
                        file,
                        Serialization.unmarshal(
                                document.toString(), GenericKubernetesResource.class)));
    }

    private static String noYaml(Path file, Exception e) {
        return file + " is no YAML that can be read: " + firstLine(e.getMessage());
    }

    private static String firstLine(String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
