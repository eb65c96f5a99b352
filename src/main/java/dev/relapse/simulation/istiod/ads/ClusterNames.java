package dev.relapse.simulation.istiod.ads;

import dev.relapse.simulation.istiod.model.ConfigKey;
import dev.relapse.simulation.istiod.xds.ClusterName;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses among names of clusters. */
final class ClusterNames {

    private ClusterNames() {}

    static Set<String> hostnames(Collection<ConfigKey> changed) {
        return changed.stream()
                .filter(key -> key.kind() == ConfigKey.Kind.SERVICE)
                .map(ConfigKey::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that lead to one of these hosts. */
    static Set<String> ofHosts(Collection<String> names, Set<String> hostnames) {
        return names.stream()
                .filter(name -> isOfHosts(name, hostnames))
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isOutbound(String name) {
        return ClusterName.parse(name).isPresent();
    }

    static boolean isOfHosts(String name, Set<String> hostnames) {
        return ClusterName.parse(name)
                .map(ClusterName::hostname)
                .filter(hostnames::contains)
                .isPresent();
    }
}
