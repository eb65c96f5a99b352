package dev.relapse.cluster;

import java.nio.file.Path;
import java.util.List;

/**
 * What is known of a replay before it begins, for a cluster to say what it would mean there.
 *
 * @param radius what the scenario does beyond its own namespaces
 * @param roles files with the ClusterRoles that its programs ask for
 * @param manifests files with the objects that it applies, at most
 */
public record Foresight(BlastRadius radius, List<Path> roles, List<Path> manifests) {
    public Foresight {
        roles = List.copyOf(roles);
        manifests = List.copyOf(manifests);
    }
}
