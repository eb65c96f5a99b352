package dev.relapse.subject;

import java.util.List;
import java.util.Optional;

/**
 * By what an input is known.
 *
 * @param group of the object's API, or empty for any
 * @param kind of the object, or empty for any
 * @param objectName the object's name, or empty for any
 * @param namespace the object's, or empty for any
 * @param container a workload is meant that has a container of this name, or whose image ends so;
 *     empty for any object
 * @param file a file of this name is meant, and no object
 */
public record Selector(
        Optional<String> group,
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

    /** What would be meant if it lay in the namespace that is. */
    List<Manifest> elsewhere(ManifestFolder folder) {
        return folder.manifests().stream()
                .filter(manifest -> !isWhereItShould(manifest) && isOfThatSort(manifest))
                .toList();
    }

    private boolean matches(Manifest manifest) {
        return isWhereItShould(manifest) && isOfThatSort(manifest);
    }

    private boolean isWhereItShould(Manifest manifest) {
        return namespace.isEmpty() || namespace.equals(manifest.namespace());
    }

    private boolean isOfThatSort(Manifest manifest) {
        return group.filter(g -> !g.equals(manifest.group())).isEmpty()
                && kind.filter(k -> !k.equals(manifest.object().getKind())).isEmpty()
                && objectName.filter(n -> !n.equals(manifest.name())).isEmpty()
                && (container.isEmpty() || !Containers.of(manifest, container.get()).isEmpty());
    }
}
