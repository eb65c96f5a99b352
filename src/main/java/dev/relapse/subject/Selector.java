package dev.relapse.subject;

import java.util.List;
import java.util.Optional;

/**
 * By what an input is known.
 *
 * @param kind of the object, or empty for any
 * @param objectName the object's name, or empty for any
 * @param namespace the object's, or empty for any
 * @param container a workload is meant that has a container of this name, or whose image ends so;
 *     empty for any object
 * @param file a file of this name is meant, and no object
 */
public record Selector(
        Optional<String> kind,
        Optional<String> objectName,
        Optional<String> namespace,
        Optional<String> container,
        Optional<String> file) {

    public Selector {
        boolean byObject = kind.isPresent() || container.isPresent();
        if (byObject == file.isPresent()) {
            throw new IllegalArgumentException(
                    "an input must say which kind or container it is looked for by, or which file");
        }
    }

    /** What is meant among everything in a folder. */
    List<? extends Found> among(ManifestFolder folder) {
        return file.isPresent()
                ? folder.named(file.get())
                : folder.manifests().stream().filter(this::matches).toList();
    }

    private boolean matches(Manifest manifest) {
        return kind.filter(k -> !k.equals(manifest.object().getKind())).isEmpty()
                && objectName.filter(n -> !n.equals(manifest.name())).isEmpty()
                && (namespace.isEmpty() || namespace.equals(manifest.namespace()))
                && (container.isEmpty() || !Containers.of(manifest, container.get()).isEmpty());
    }
}
