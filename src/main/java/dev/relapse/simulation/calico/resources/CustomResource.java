package dev.relapse.simulation.calico.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.simulation.calico.api.KubeApi;
import java.io.IOException;
import java.util.Optional;

/**
 * One of Calico's kinds as the Kubernetes datastore keeps it: a custom resource of the group {@code
 * crd.projectcalico.org}, cluster-wide, with Calico's own metadata in an annotation.
 */
final class CustomResource {

    private static final String VERSION = "crd.projectcalico.org/v1";

    private final KubeApi api;
    private final String kind;
    private final String path;

    /**
     * @param plural as in the API's path
     */
    CustomResource(KubeApi api, String kind, String plural) {
        this.api = api;
        this.kind = kind;
        this.path = "/apis/" + VERSION + "/" + plural;
    }

    Optional<JsonNode> find(String name) throws IOException {
        return api.find(path + "/" + name);
    }

    JsonNode list() throws IOException {
        return api.get(path).path("items");
    }

    void create(String name, ObjectNode spec) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", VERSION);
        object.put("kind", kind);
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("name", name);
        metadata.putObject("annotations")
                .put("projectcalico.org/metadata", "{\"uid\":null,\"creationTimestamp\":null}");
        object.set("spec", spec);
        api.post(path, object);
    }

    void update(JsonNode object) throws IOException {
        api.put(path + "/" + object.path("metadata").path("name").asText(), object);
    }
}
