package dev.relapse.subject;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One object of the team's.
 *
 * @param file where it was read, relative to the folder
 * @param object as it is written there
 */
public record Manifest(Path file, GenericKubernetesResource object) {

    public Manifest {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(object, "object");
    }

    /** Such as {@code DaemonSet ingress/traefik in deploy.yaml}. */
    String label() {
        String namespace = object.getMetadata().getNamespace();
        return object.getKind()
                + " "
                + (namespace == null ? "" : namespace + "/")
                + object.getMetadata().getName()
                + " in "
                + file;
    }
}
