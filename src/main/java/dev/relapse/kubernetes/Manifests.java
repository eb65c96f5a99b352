package dev.relapse.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Manifests as files: one object or several, in YAML. */
public final class Manifests {

    private Manifests() {}

    /**
     * Applies every object of the file by server-side apply, in its order.
     *
     * @throws UncheckedIOException naming the file when it cannot be read
     */
    public static void apply(KubernetesClient client, Path file) {
        try (InputStream manifest = Files.newInputStream(file)) {
            client.load(manifest).forceConflicts().serverSideApply();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest " + file, e);
        }
    }
}
