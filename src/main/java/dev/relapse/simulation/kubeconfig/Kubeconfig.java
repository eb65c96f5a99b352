package dev.relapse.simulation.kubeconfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.relapse.file.TextFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * What a kubeconfig must hold to be used. The client library reads past most of what is wrong with
 * one, falls back on other clusters than the one that was meant, and runs the programs that it
 * names.
 *
 * @param file where it lies; the files that it names are beside it
 * @param root its content
 * @see <a href="https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/">the format</a>
 */
record Kubeconfig(Path file, JsonNode root) {

    private static final List<String> PROGRAMS = List.of("exec", "auth-provider");

    /**
     * Reads and checks the current context.
     *
     * @throws IOException saying what is wrong with it, and what to do
     */
    static void check(Path file) throws IOException {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(TextFile.read(file));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "it is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        }
        if (root == null || root.isMissingNode() || root.isNull()) {
            throw new IOException("it is empty; write one with kubectl config");
        }
        new Kubeconfig(file, root).checkCurrentContext();
    }

    private void checkCurrentContext() throws IOException {
        String current = root.path("current-context").asText();
        if (current.isBlank()) {
            throw new IOException(
                    "it names no current context; name one with kubectl config use-context");
        }
        JsonNode context = named("context", "contexts", current);
        JsonNode cluster = named("cluster", "clusters", context.path("cluster").asText());
        JsonNode user = named("user", "users", context.path("user").asText());
        checkServer(cluster.path("server").asText());
        checkFile(cluster, "certificate-authority");
        checkFile(user, "client-certificate");
        checkFile(user, "client-key");
        for (String program : PROGRAMS) {
            if (user.has(program)) {
                throw new IOException(
                        "its user logs in by %s, and programs that it names are not run; give a certificate or a token"
                                .formatted(program));
            }
        }
    }

    private JsonNode named(String what, String list, String name) throws IOException {
        for (JsonNode entry : root.path(list)) {
            if (entry.path("name").asText().equals(name)) {
                return entry.path(what);
            }
        }
        throw new IOException(
                "it has no %s '%s'; add it to %s, or name another".formatted(what, name, list));
    }

    private static void checkServer(String server) throws IOException {
        if (server.isBlank()) {
            throw new IOException("its cluster has no server; add its https address");
        }
        try {
            URI uri = URI.create(server);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
                return;
            }
        } catch (IllegalArgumentException noAddress) {
            // Told below.
        }
        throw new IOException(
                "its server '%s' is no address; write https://host[:port]".formatted(server));
    }

    /** A value is inline in base64, or in a file of its own. */
    private void checkFile(JsonNode node, String key) throws IOException {
        try {
            byte[] unused = Base64.getDecoder().decode(node.path(key + "-data").asText());
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s-data is no base64: %s; write it anew".formatted(key, e.getMessage()), e);
        }
        String named = node.path(key).asText();
        if (!named.isBlank() && !Files.isReadable(file.resolveSibling(named))) {
            throw new IOException(
                    "%s: %s cannot be read; correct the path"
                            .formatted(key, file.resolveSibling(named)));
        }
    }
}
