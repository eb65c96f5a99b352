package dev.relapse.simulation.adapter.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents by which clients find the API: groups, versions and resources. */
final class Discovery {

    static final String GROUP = "metrics.k8s.io";
    static final String VERSION = "v1beta1";
    static final String PATH = "/apis/" + GROUP + "/" + VERSION;

    private static final Map<String, String> GROUP_VERSION =
            Map.of("groupVersion", GROUP + "/" + VERSION, "version", VERSION);

    private static final Map<String, Object> API_GROUP =
            Map.of(
                    "kind",
                    "APIGroup",
                    "apiVersion",
                    "v1",
                    "name",
                    GROUP,
                    "versions",
                    List.of(GROUP_VERSION),
                    "preferredVersion",
                    GROUP_VERSION);

    private Discovery() {}

    /** The document of a path, if it is one of discovery. */
    static Optional<Object> document(String path, boolean served) {
        if (path.equals("/apis")) {
            return Optional.of(
                    Map.of(
                            "kind", "APIGroupList",
                            "apiVersion", "v1",
                            "groups", served ? List.of(API_GROUP) : List.of()));
        }
        if (!served) {
            return Optional.empty();
        }
        return switch (path) {
            case "/apis/" + GROUP -> Optional.of(API_GROUP);
            case PATH ->
                    Optional.of(
                            Map.of(
                                    "kind",
                                    "APIResourceList",
                                    "apiVersion",
                                    "v1",
                                    "groupVersion",
                                    GROUP + "/" + VERSION,
                                    "resources",
                                    List.of(
                                            resource("nodes", "NodeMetrics", false),
                                            resource("pods", "PodMetrics", true))));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> resource(String name, String kind, boolean namespaced) {
        return Map.of(
                "name", name,
                "singularName", "",
                "namespaced", namespaced,
                "kind", kind,
                "verbs", List.of("get", "list"));
    }
}
