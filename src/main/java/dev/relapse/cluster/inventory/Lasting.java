package dev.relapse.cluster.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** What of an object stays the same while nobody changes it. */
final class Lasting {

    /** Written by the API server itself, with every change. */
    private static final List<String> BOOKKEEPING =
            List.of("managedFields", "resourceVersion", "uid", "creationTimestamp", "generation");

    /** What controllers write in them changes by itself; that they are there does not. */
    private static final Set<String> PRESENCE_ONLY =
            Set.of("leases", "endpoints", "endpointslices", "csinodes");

    private Lasting() {}

    /** Without the rest. Of a pod: whether it is the same one, and ran all the time. */
    static JsonNode partOf(ApiKind kind, ObjectNode object) {
        ObjectNode lasting = JsonNodeFactory.instance.objectNode();
        lasting.set("apiVersion", object.path("apiVersion"));
        lasting.set("kind", object.path("kind"));
        ObjectNode metadata = object.path("metadata").deepCopy();
        if (kind.plural().equals("pods")) {
            lasting.set("metadata", identity(metadata));
            lasting.set("uid", metadata.path("uid"));
            lasting.put("restarts", restarts(object));
            return lasting;
        }
        if (PRESENCE_ONLY.contains(kind.plural())) {
            lasting.set("metadata", identity(metadata));
            return lasting;
        }
        metadata.remove(BOOKKEEPING);
        lasting.setAll(object);
        lasting.set("metadata", metadata);
        lasting.remove("status");
        return lasting;
    }

    private static ObjectNode identity(ObjectNode metadata) {
        return metadata.deepCopy().retain("namespace", "name");
    }

    private static int restarts(JsonNode pod) {
        int restarts = 0;
        for (JsonNode container : pod.path("status").path("containerStatuses")) {
            restarts += container.path("restartCount").asInt();
        }
        return restarts;
    }
}
