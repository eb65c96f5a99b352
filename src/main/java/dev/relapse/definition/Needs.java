package dev.relapse.definition;

import dev.relapse.host.HostNeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one replay of the main variant takes on two cores with warm caches.
 *
 * @param time from start to verdict
 * @param memoryMiB summed PSS of everything, in MiB
 * @param host what this machine must offer, whatever the cluster; may be empty
 * @param hostOn what it must offer beyond that, by the kind of cluster
 * @param realNodes how many nodes it takes of a cluster whose nodes are real, one or more
 * @param freshCluster whether nobody may have used its cluster before
 */
public record Needs(
        Duration time,
        int memoryMiB,
        List<HostNeed> host,
        Map<String, List<HostNeed>> hostOn,
        int realNodes,
        boolean freshCluster) {
    public Needs {
        host = List.copyOf(host);
        hostOn = Map.copyOf(hostOn);
        if (realNodes < 1) {
            throw new IllegalArgumentException("needs at least one node, not " + realNodes);
        }
    }

    /** What this machine must offer for that kind of cluster. */
    public List<HostNeed> hostFor(String clusterKind) {
        return Stream.concat(host.stream(), hostOn.getOrDefault(clusterKind, List.of()).stream())
                .toList();
    }

    /** What this machine does not offer for that kind of cluster, in the order of the needs. */
    public Stream<HostNeed.Missing> missing(String clusterKind) {
        return hostFor(clusterKind).stream().map(HostNeed::missing).flatMap(Optional::stream);
    }
}
