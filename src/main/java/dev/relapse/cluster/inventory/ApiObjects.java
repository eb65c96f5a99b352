package dev.relapse.cluster.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All objects of a cluster's API, of kinds that are not known before.
 *
 * @param client may do everything
 */
record ApiObjects(KubernetesClient client) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    private static final String EVENTS = "events";

    /** They tell what was, expire by themselves, and are written all the time. */
    private static final Set<String> LEFT_OUT = Set.of(EVENTS);

    /** All of them, by their kinds. */
    Map<ApiKind, List<ObjectNode>> all() {
        Map<ApiKind, List<ObjectNode>> all = new LinkedHashMap<>();
        kinds().forEach(kind -> all.put(kind, of(kind)));
        return all;
    }

    /**
     * The kinds whose objects can be listed and deleted, each in the version that its group
     * prefers.
     *
     * @throws KubernetesClientException when a group's server does not answer
     */
    private List<ApiKind> kinds() {
        List<String> versions = new ArrayList<>(List.of("v1"));
        get("/apis")
                .path("groups")
                .forEach(
                        group ->
                                versions.add(
                                        group.path("preferredVersion")
                                                .path("groupVersion")
                                                .asText()));
        List<ApiKind> kinds = new ArrayList<>();
        for (String version : versions) {
            for (JsonNode resource : get(ApiKind.path(version)).path("resources")) {
                String plural = resource.path("name").asText();
                Set<String> verbs = new HashSet<>();
                resource.path("verbs").forEach(verb -> verbs.add(verb.asText()));
                if (!plural.contains("/")
                        && verbs.containsAll(Set.of("list", "delete"))
                        && !LEFT_OUT.contains(plural)) {
                    kinds.add(new ApiKind(version, plural, resource.path("kind").asText()));
                }
            }
        }
        return kinds;
    }

    /** The objects of a kind, each with its kind in it; none once the kind itself is gone. */
    List<ObjectNode> of(ApiKind kind) {
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode item : get(kind.path()).path("items")) {
            ObjectNode object = (ObjectNode) item;
            object.put("apiVersion", kind.groupVersion());
            object.put("kind", kind.kind());
            objects.add(object);
        }
        return objects;
    }

    /** Asks for its end, after so many seconds at most; fine when it has come already. */
    void delete(ApiKind kind, JsonNode object, int graceSeconds) {
        unlessGone(
                kind.path(object),
                "DELETE",
                Map.of(
                        "kind",
                        "DeleteOptions",
                        "apiVersion",
                        "v1",
                        "gracePeriodSeconds",
                        graceSeconds,
                        "propagationPolicy",
                        "Background"));
    }

    /** Puts this in its place; fine when it is gone. */
    void replace(ApiKind kind, JsonNode object) {
        unlessGone(kind.path(object), "PUT", object);
    }

    void create(ApiKind kind, JsonNode object) {
        client.raw(kind.collection(object), "POST", text(object));
    }

    /** Deletes every Event that there is. */
    void deleteEvents() {
        Set<String> namespaces = new HashSet<>();
        get("/api/v1/" + EVENTS)
                .path("items")
                .forEach(
                        event -> namespaces.add(event.path("metadata").path("namespace").asText()));
        for (String namespace : namespaces) {
            unlessGone("/api/v1/namespaces/" + namespace + "/" + EVENTS, "DELETE", Map.of());
        }
    }

    private void unlessGone(String path, String method, Object content) {
        try {
            client.raw(path, method, text(content));
        } catch (KubernetesClientException e) {
            if (e.getCode() != NOT_FOUND) {
                throw e;
            }
        }
    }

    private JsonNode get(String path) {
        String answer = client.raw(path);
        try {
            return answer == null ? JSON.createObjectNode() : JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON at " + path + " of the API server", e);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }
}
