package dev.relapse.simulation.calico.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * A kubeconfig file. Read without the client library, whose classes take longer to load than
 * everything else that calico-node does at its start.
 */
record KubeconfigFile(Path file) {

    /**
     * The credentials of the current context.
     *
     * @throws IOException naming the file, when it cannot be read or used
     */
    Credentials read() throws IOException {
        JsonNode root = new YAMLMapper().readTree(Files.readString(file));
        JsonNode context =
                named(root, "contexts", root.path("current-context").asText(), "context");
        JsonNode cluster = named(root, "clusters", context.path("cluster").asText(), "cluster");
        JsonNode user = named(root, "users", context.path("user").asText(), "user");
        String server = cluster.path("server").asText();
        if (server.isEmpty()) {
            throw new IOException(file + ": the current context has no server");
        }
        return new Credentials(
                URI.create(server),
                value(cluster, "certificate-authority")
                        .orElseThrow(() -> new IOException(file + ": no certificate-authority")),
                value(user, "client-certificate"),
                value(user, "client-key"),
                Optional.of(user.path("token").asText()).filter(t -> !t.isEmpty()));
    }

    private JsonNode named(JsonNode root, String list, String name, String field)
            throws IOException {
        for (JsonNode entry : root.path(list)) {
            if (entry.path("name").asText().equals(name)) {
                return entry.path(field);
            }
        }
        throw new IOException(file + ": there is no '" + name + "' in " + list);
    }

    /** A value that is inline in base64, or in a file of its own. */
    private Optional<String> value(JsonNode node, String key) throws IOException {
        if (node.hasNonNull(key + "-data")) {
            byte[] decoded = Base64.getDecoder().decode(node.path(key + "-data").asText());
            return Optional.of(new String(decoded, StandardCharsets.US_ASCII));
        }
        return node.hasNonNull(key)
                ? Optional.of(Files.readString(file.resolveSibling(node.path(key).asText())))
                : Optional.empty();
    }
}
