package dev.relapse.cluster.existing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * A cluster or user of a kubeconfig with the content of the files that it names in their place:
 * their paths are relative to the kubeconfig that they stand in, which other programs do not know.
 */
final class InlinedEntry {

    private static final Map<String, String> FILES =
            Map.of(
                    "certificate-authority", "certificate-authority-data",
                    "client-certificate", "client-certificate-data",
                    "client-key", "client-key-data");

    private static final String TOKEN_FILE = "tokenFile";

    private InlinedEntry() {}

    /**
     * The entry without names of files.
     *
     * @param what it is, for messages
     * @param kubeconfig in which it stands
     * @throws IllegalArgumentException naming the file that cannot be read
     */
    static ObjectNode of(String what, Path kubeconfig, JsonNode entry) {
        ObjectNode inlined = JsonNodeFactory.instance.objectNode();
        entry.properties()
                .forEach(
                        field -> {
                            String key = field.getKey();
                            JsonNode value = field.getValue();
                            requireBase64(what, kubeconfig, key, value);
                            if (FILES.containsKey(key) && !value.asText().isBlank()) {
                                // Inline data are stronger, as with kubectl.
                                if (!entry.hasNonNull(FILES.get(key))) {
                                    inlined.put(
                                            FILES.get(key),
                                            Base64.getEncoder()
                                                    .encodeToString(
                                                            read(what, kubeconfig, key, value)));
                                }
                            } else if (key.equals(TOKEN_FILE) && !value.asText().isBlank()) {
                                inlined.put(
                                        "token",
                                        new String(
                                                        read(what, kubeconfig, key, value),
                                                        StandardCharsets.UTF_8)
                                                .strip());
                            } else if (!(key.equals("token") && entry.hasNonNull(TOKEN_FILE))) {
                                inlined.set(key, value);
                            }
                        });
        absoluteCommand(kubeconfig, inlined.path("exec"));
        return inlined;
    }

    private static void requireBase64(String what, Path kubeconfig, String key, JsonNode value) {
        if (!FILES.containsValue(key)) {
            return;
        }
        try {
            byte[] unused = Base64.getDecoder().decode(value.asText());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s: %s of the %s is no base64; write it anew".formatted(kubeconfig, key, what),
                    e);
        }
    }

    private static byte[] read(String what, Path kubeconfig, String key, JsonNode name) {
        Path file = kubeconfig.resolveSibling(name.asText());
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s: %s of the %s is %s, which cannot be read (%s); correct the path"
                            .formatted(
                                    kubeconfig,
                                    key,
                                    what,
                                    file,
                                    e instanceof NoSuchFileException
                                            ? "there is no such file"
                                            : e.getMessage()),
                    e);
        }
    }

    /** A command with a slash is relative to the kubeconfig; one without is looked up on PATH. */
    private static void absoluteCommand(Path kubeconfig, JsonNode exec) {
        String command = exec.path("command").asText();
        if (exec instanceof ObjectNode plugin && command.contains("/")) {
            plugin.put("command", kubeconfig.resolveSibling(command).toString());
        }
    }
}
