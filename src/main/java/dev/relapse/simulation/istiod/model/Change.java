package dev.relapse.simulation.istiod.model;

import java.util.HashSet;
import java.util.Set;

/**
 * Something that happened to the mesh.
 *
 * @param keys what changed
 * @param full whether clusters, listeners or routes can differ now, and not only endpoints
 */
public record Change(Set<ConfigKey> keys, boolean full) {

    /** Nothing. */
    public static final Change NONE = new Change(Set.of(), false);

    public Change {
        keys = Set.copyOf(keys);
    }

    public static Change full(ConfigKey key) {
        return new Change(Set.of(key), true);
    }

    /** Only the endpoints of a service. */
    public static Change endpoints(ConfigKey service) {
        return new Change(Set.of(service), false);
    }

    public boolean isNothing() {
        return keys.isEmpty();
    }

    /** Both. */
    public Change and(Change other) {
        Set<ConfigKey> all = new HashSet<>(keys);
        all.addAll(other.keys);
        return new Change(all, full || other.full);
    }

    /** Whether it is about nothing but services and their endpoints. */
    public boolean onlyServices() {
        return keys.stream().allMatch(key -> key.kind() == ConfigKey.Kind.SERVICE);
    }
}
