package dev.relapse.cluster.inventory;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A kind of objects, as the API server's discovery tells it:
 * https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api.
 *
 * @param groupVersion such as {@code v1} or {@code apps/v1}
 * @param plural in paths
 * @param kind in objects
 */
record ApiKind(String groupVersion, String plural, String kind) {

    private static final String CORE = "v1";

    /** Where all of its objects are listed. */
    String path() {
        return path(groupVersion) + "/" + plural;
    }

    /** Where discovery tells the kinds of a group's version. */
    static String path(String groupVersion) {
        return (groupVersion.equals(CORE) ? "/api/" : "/apis/") + groupVersion;
    }

    /** Where an object of this kind is created. */
    String collection(JsonNode object) {
        String namespace = object.path("metadata").path("namespace").asText();
        return path(groupVersion)
                + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
                + "/"
                + plural;
    }

    /** Where that object is. */
    String path(JsonNode object) {
        return collection(object) + "/" + object.path("metadata").path("name").asText();
    }

    /** For messages: {@code Secret kube-system/token}. */
    String inWords(JsonNode object) {
        String namespace = object.path("metadata").path("namespace").asText();
        return kind
                + " "
                + (namespace.isEmpty() ? "" : namespace + "/")
                + object.path("metadata").path("name").asText();
    }
}
