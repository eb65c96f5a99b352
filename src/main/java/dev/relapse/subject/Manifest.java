package dev.relapse.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One object of the team's.
 *
 * @param file where it was read, relative to the folder
 * @param object as it is written there
 */
public record Manifest(Path file, GenericKubernetesResource object) implements Found {

    /** The only element of a list, in a field's path. */
    private static final String ONLY = "*";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Manifest {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(object, "object");
    }

    /** Such as {@code DaemonSet ingress/traefik in deploy.yaml}; some kinds have no names. */
    @Override
    public String label() {
        return object.getKind()
                + namespace()
                        .map(namespace -> " " + namespace + "/" + name())
                        .orElse(" " + name())
                        .stripTrailing()
                + " in "
                + file;
    }

    String name() {
        return metadata().map(ObjectMeta::getName).orElse("");
    }

    Optional<String> namespace() {
        return metadata().map(ObjectMeta::getNamespace);
    }

    /** Of the group and version, the group; empty for the core's. */
    String group() {
        String apiVersion = object.getApiVersion();
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }

    /** The whole object. */
    JsonNode json() {
        return JSON.valueToTree(object);
    }

    private Optional<ObjectMeta> metadata() {
        return Optional.ofNullable(object.getMetadata());
    }

    /**
     * The value of a field, or empty when there is none.
     *
     * @param path names joined by dots, {@code *} for the only element of a list: {@code
     *     spec.metrics.*.resource.name}
     * @throws IllegalArgumentException when there are several elements of which one is to be chosen
     */
    Optional<String> field(String path) {
        Object found = JSON.convertValue(object, Map.class);
        for (String key : path.split("\\.", -1)) {
            found =
                    found instanceof List<?> list && key.equals(ONLY)
                            ? only(list, path)
                            : at(found, key);
        }
        return Optional.ofNullable(found).map(String::valueOf);
    }

    private Object only(List<?> list, String path) {
        if (list.size() > 1) {
            throw new IllegalArgumentException(
                    "%s has %d of %s; leave the one that is to be judged"
                            .formatted(label(), list.size(), path.replaceAll("\\.\\*.*", "")));
        }
        return list.isEmpty() ? null : list.get(0);
    }

    private static Object at(Object from, String key) {
        return from instanceof Map<?, ?> map ? map.get(key) : null;
    }
}
