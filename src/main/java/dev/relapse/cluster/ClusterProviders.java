package dev.relapse.cluster;

import java.util.List;
import java.util.ServiceLoader;

/** The kinds of cluster that are on the class path. */
public final class ClusterProviders {

    private ClusterProviders() {}

    /**
     * The provider of a kind.
     *
     * @throws IllegalArgumentException listing the kinds that there are
     */
    public static ClusterProvider of(String kind) {
        List<ClusterProvider> all =
                ServiceLoader.load(ClusterProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        return all.stream()
                .filter(p -> p.kind().equals(kind))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no cluster of kind '"
                                                + kind
                                                + "' (-Dcluster); there are "
                                                + all.stream()
                                                        .map(ClusterProvider::kind)
                                                        .toList()));
    }
}
