package dev.relapse.cluster.existing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/**
 * A context of the user's kubeconfig: which cluster, and as whom. Holds secrets; never printed.
 *
 * @param name its name there
 * @param cluster everything inline
 * @param user everything inline
 */
record ChosenContext(String name, ObjectNode cluster, ObjectNode user) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What the client library reads past, which would be another server or another user. */
    private static final List<String> NOT_OF_THE_CLUSTER = List.of("tls-server-name", "proxy-url");

    private static final List<String> NOT_OF_THE_USER =
            List.of("auth-provider", "as", "as-uid", "as-groups", "as-user-extra");

    ChosenContext {
        if (!cluster.path("server").asText().startsWith("https://")) {
            throw refused(
                    name,
                    "its server is '%s'; it must be https://host[:port]"
                            .formatted(cluster.path("server").asText()));
        }
        if (cluster.path("insecure-skip-tls-verify").asBoolean()) {
            throw refused(
                    name,
                    "it takes any server for its own (insecure-skip-tls-verify); give it a"
                            + " certificate-authority");
        }
        refuseAny(name, cluster, NOT_OF_THE_CLUSTER);
        refuseAny(name, user, NOT_OF_THE_USER);
    }

    private static void refuseAny(String name, JsonNode node, List<String> keys) {
        for (String key : keys) {
            if (node.hasNonNull(key)) {
                throw refused(
                        name,
                        "it sets %s, which this version does not use; give a context without it"
                                .formatted(key));
            }
        }
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException(
                "-D%s=%s: %s".formatted(ExistingOptions.CONTEXT, name, why));
    }

    /**
     * Refuses to run the program that the context logs in by, unless the user allows it.
     *
     * @throws IllegalArgumentException naming the program and the setting
     */
    void requireNoPlugin(boolean allowed) {
        if (user.hasNonNull("exec") && !allowed) {
            throw refused(
                    name,
                    "it logs in by the program %s, which is not executed; allow that with -D%s=allow"
                            .formatted(
                                    user.path("exec").path("command").asText(),
                                    ExistingOptions.EXEC));
        }
    }

    URI server() {
        return URI.create(cluster.path("server").asText());
    }

    /** A kubeconfig that holds this context and nothing else. */
    String kubeconfig() {
        return kubeconfig(user);
    }

    /** A kubeconfig of the same cluster for whoever has this token. */
    String kubeconfigFor(String token) {
        return kubeconfig(JSON.createObjectNode().put("token", token));
    }

    private String kubeconfig(JsonNode who) {
        ObjectNode root = JSON.createObjectNode();
        root.put("apiVersion", "v1").put("kind", "Config").put("current-context", "relapse");
        root.putArray("clusters").addObject().put("name", "relapse").set("cluster", cluster);
        root.putArray("users").addObject().put("name", "user").set("user", who);
        root.putArray("contexts")
                .addObject()
                .put("name", "relapse")
                .putObject("context")
                .put("cluster", "relapse")
                .put("user", "user");
        return root.toPrettyString();
    }

    @Override
    public String toString() {
        return "ChosenContext[" + name + "]";
    }
}
