package dev.relapse.cluster.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Removes objects that came, also those whose controllers went with them.
 *
 * @param api where they are
 * @param then what the cluster held before
 */
record Removal(ApiObjects api, Inventory then) {

    private static final int AT_ONCE = 0;

    /** Nothing of it has to be written away; the kubelet still sees the containers end. */
    private static final int SOON_SECONDS = 1;

    /** The API server asks whom they name before it answers a request. */
    private static final List<ApiKind> ASKED =
            List.of(
                    new ApiKind(
                            "admissionregistration.k8s.io/v1",
                            "validatingwebhookconfigurations",
                            "ValidatingWebhookConfiguration"),
                    new ApiKind(
                            "admissionregistration.k8s.io/v1",
                            "mutatingwebhookconfigurations",
                            "MutatingWebhookConfiguration"),
                    new ApiKind("apiregistration.k8s.io/v1", "apiservices", "APIService"));

    void removeWhatIsAsked() {
        for (ApiKind kind : ASKED) {
            for (ObjectNode object : api.of(kind)) {
                if (!then.objects().containsKey(Inventory.key(kind, object))
                        && !isOfAResourceDefinition(object)) {
                    api.delete(kind, object, AT_ONCE);
                }
            }
        }
    }

    /** The API server makes it, and makes it again until the CustomResourceDefinition is gone. */
    private static boolean isOfAResourceDefinition(JsonNode object) {
        return object.path("kind").asText().equals("APIService")
                && !object.path("spec").has("service");
    }

    /** Asks for its end. */
    void remove(ApiKind kind, ObjectNode object) {
        if (isOfAResourceDefinition(object)) {
            return;
        }
        if (kind.plural().equals("pods")) {
            api.delete(kind, object, isOnARealNode(object) ? SOON_SECONDS : AT_ONCE);
        } else if (!object.path("metadata").has("deletionTimestamp")) {
            api.delete(kind, object, AT_ONCE);
        } else if (hasNobodyToFinishIt(object)) {
            api.replace(kind, withoutFinalizers(object));
        }
    }

    /** Of a simulated one nobody is left who would confirm the end. */
    private boolean isOnARealNode(JsonNode pod) {
        String node = pod.path("spec").path("nodeName").asText();
        return then.objects().containsKey("v1 Node " + node);
    }

    /** Those of Kubernetes itself are kept by its own controllers, which are there. */
    private static boolean hasNobodyToFinishIt(JsonNode object) {
        JsonNode finalizers = object.path("metadata").path("finalizers");
        for (JsonNode finalizer : finalizers) {
            if (finalizer.asText().contains("k8s.io/")
                    || finalizer.asText().contains("kubernetes.io/")
                    || !finalizer.asText().contains("/")) {
                return false;
            }
        }
        return finalizers instanceof ArrayNode some && !some.isEmpty();
    }

    private static ObjectNode withoutFinalizers(ObjectNode object) {
        ObjectNode free = object.deepCopy();
        ((ObjectNode) free.path("metadata")).remove("finalizers");
        return free;
    }
}
