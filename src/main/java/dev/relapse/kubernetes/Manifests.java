package dev.relapse.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Manifests as files: one object or several, in YAML. */
public final class Manifests {

    private Manifests() {}

    /**
     * Applies every object of the file by server-side apply, in its order.
     *
     * @throws UncheckedIOException naming the file when it cannot be read
     */
    public static void apply(KubernetesClient client, Path file) {
        apply(client, file, Map.of());
    }

    /**
     * As {@link #apply(KubernetesClient, Path)}, with values that are known only in a run.
     *
     * @param values each one takes the place of <code>${key}</code>
     */
    public static void apply(KubernetesClient client, Path file, Map<String, String> values) {
        client.resourceList(read(client, file, values)).forceConflicts().serverSideApply();
    }

    /**
     * As {@link #apply(KubernetesClient, Path, Map)}, with each object as it belongs on the
     * cluster.
     *
     * @param placed answers with the object to apply; with nothing where there is none
     */
    public static void apply(
            KubernetesClient client,
            Path file,
            Map<String, String> values,
            Function<HasMetadata, Optional<HasMetadata>> placed) {
        List<HasMetadata> objects =
                read(client, file, values).stream().map(placed).flatMap(Optional::stream).toList();
        client.resourceList(objects).forceConflicts().serverSideApply();
    }

    private static List<HasMetadata> read(
            KubernetesClient client, Path file, Map<String, String> values) {
        try {
            String manifest = Files.readString(file);
            for (Map.Entry<String, String> value : values.entrySet()) {
                manifest = manifest.replace("${" + value.getKey() + "}", value.getValue());
            }
            return client.load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
                    .items();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest " + file, e);
        }
    }
}
