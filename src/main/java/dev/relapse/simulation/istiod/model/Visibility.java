package dev.relapse.simulation.istiod.model;

import java.util.Collection;
import java.util.Set;

/**
 * The namespaces that see an object: {@code exportTo}.
 *
 * @param exportTo namespaces, or {@code *} for all, {@code .} for the object's own, {@code ~} for
 *     none; empty means all, the mesh's default
 */
public record Visibility(Set<String> exportTo) {

    /** Seen everywhere. */
    public static final Visibility EVERYWHERE = new Visibility(Set.of());

    public Visibility {
        exportTo = Set.copyOf(exportTo);
    }

    public static Visibility of(Collection<String> exportTo) {
        return exportTo.isEmpty() ? EVERYWHERE : new Visibility(Set.copyOf(exportTo));
    }

    /** Whether every namespace sees it; {@code *} outweighs all that stands beside it. */
    public boolean isPublic() {
        return exportTo.isEmpty() || exportTo.contains("*");
    }

    /** Whether only the object's own namespace sees it. */
    public boolean isPrivate(String owner) {
        return exportTo.size() == 1 && (exportTo.contains(".") || exportTo.contains(owner));
    }

    /** Whether an object of the namespace {@code owner} is seen from {@code namespace}. */
    public boolean isSeen(String owner, String namespace) {
        if (isPublic()) {
            return true;
        }
        return !exportTo.contains("~")
                && (exportTo.contains(namespace)
                        || (exportTo.contains(".") && owner.equals(namespace)));
    }
}
