package dev.relapse.cluster.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a cluster's API holds, without what changes by itself: the status of objects, their
 * versions, and objects that belong to others and come and go with them.
 *
 * @param objects by kind, namespace and name
 */
public record Inventory(Map<String, JsonNode> objects) {

    public Inventory {
        objects = new TreeMap<>(objects);
    }

    /** As it is now. */
    public static Inventory of(KubernetesClient client) {
        return of(new ApiObjects(client).all());
    }

    static Inventory of(Map<ApiKind, List<ObjectNode>> found) {
        Set<String> uids = new HashSet<>();
        found.values()
                .forEach(
                        objects ->
                                objects.forEach(
                                        object ->
                                                uids.add(
                                                        object.path("metadata")
                                                                .path("uid")
                                                                .asText())));
        Map<String, JsonNode> kept = new TreeMap<>();
        found.forEach(
                (kind, objects) -> {
                    for (ObjectNode object : objects) {
                        if (kind.plural().equals("pods") || !belongsToOneOf(uids, object)) {
                            kept.put(key(kind, object), Lasting.partOf(kind, object));
                        }
                    }
                });
        return new Inventory(kept);
    }

    /** One whose owner is gone is left over, until the garbage collector has come to it. */
    private static boolean belongsToOneOf(Set<String> uids, JsonNode object) {
        List<String> owners = new ArrayList<>();
        object.path("metadata")
                .path("ownerReferences")
                .forEach(owner -> owners.add(owner.path("uid").asText()));
        return owners.stream().anyMatch(uids::contains);
    }

    static String key(ApiKind kind, JsonNode object) {
        return kind.groupVersion() + " " + kind.inWords(object);
    }
}
