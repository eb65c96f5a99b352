package dev.relapse.cluster.existing;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/**
 * What a request to the API server is about.
 *
 * @param namespace empty for what is cluster-wide; of a Namespace itself, its own name
 * @param resource plural; empty for what is no resource
 * @param name empty for a collection
 * @param subresource such as {@code exec}; empty for the object itself
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris">resource
 *     URIs</a>
 */
record ApiPath(String namespace, String resource, String name, String subresource) {

    private static final String NAMESPACES = "namespaces";
    private static final ApiPath NOTHING = new ApiPath("", "", "", "");

    /**
     * Reads it.
     *
     * @param server may have a path of its own, as behind a proxy
     */
    static ApiPath of(URI server, URI request) {
        String base = server.getPath() == null ? "" : server.getPath().replaceAll("/+$", "");
        String path = request.getPath();
        if (!path.startsWith(base + "/")) {
            return NOTHING;
        }
        List<String> parts = Arrays.asList(path.substring(base.length() + 1).split("/", -1));
        int version = parts.get(0).equals("api") ? 1 : parts.get(0).equals("apis") ? 2 : -1;
        if (version < 0) {
            return NOTHING;
        }
        int next = version + 1;
        if (part(parts, next).equals(NAMESPACES)) {
            String namespace = part(parts, next + 1);
            return part(parts, next + 2).isEmpty()
                    ? new ApiPath(namespace, NAMESPACES, namespace, "")
                    : new ApiPath(
                            namespace,
                            part(parts, next + 2),
                            part(parts, next + 3),
                            part(parts, next + 4));
        }
        return new ApiPath("", part(parts, next), part(parts, next + 1), part(parts, next + 2));
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    @Override
    public String toString() {
        return String.join("/", namespace.isEmpty() ? "(cluster-wide)" : namespace, resource, name);
    }
}
