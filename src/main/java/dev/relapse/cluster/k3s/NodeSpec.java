package dev.relapse.cluster.k3s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The container to start, as one program tells the other.
 *
 * @param image it is in the engine
 * @param name the container's
 * @param label by which it is found, as {@code name=value}
 * @param network it exists
 * @param address on the host, for the ports
 * @param ports of the host by port of the container
 * @param command what the image's entrypoint is given
 * @param files contents by path in the container
 * @param privileged whether it gets every right, as is usual; else every right but one
 * @param folder for the outcome: {@link #kubeconfig()} or {@link #failure()}; exists
 */
record NodeSpec(
        String image,
        String name,
        String label,
        String network,
        String address,
        Map<Integer, Integer> ports,
        List<String> command,
        Map<String, String> files,
        boolean privileged,
        String folder) {

    /** The port of the API server in the container. */
    static final int API_SERVER = 6443;

    private static final JsonMapper JSON = new JsonMapper();

    NodeSpec {
        ports = Map.copyOf(ports);
        command = List.copyOf(command);
        files = Map.copyOf(files);
        if (!ports.containsKey(API_SERVER)) {
            throw new IllegalArgumentException("the API server's port is not published");
        }
    }

    /** There from the moment at which the API server can be asked. */
    Path kubeconfig() {
        return Path.of(folder, "kubeconfig");
    }

    /** Why it was not started, once that is known. */
    Path failure() {
        return Path.of(folder, "k3s.failure");
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always JSON", e);
        }
    }

    /**
     * Reads what {@link #json()} gave.
     *
     * @throws UncheckedIOException when the file cannot be read, or holds something else
     */
    static NodeSpec read(Path file) {
        try {
            return JSON.readValue(file.toFile(), NodeSpec.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
