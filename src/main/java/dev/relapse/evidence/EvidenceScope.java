package dev.relapse.evidence;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which objects of a cluster are evidence of a replay.
 *
 * @param namespace the only one in which they are; empty for all
 * @param labels of the cluster-wide ones; empty for all
 */
public record EvidenceScope(Optional<String> namespace, Map<String, String> labels) {

    /** Everything, on a cluster that is the replay's alone. */
    public static final EvidenceScope EVERYTHING = new EvidenceScope(Optional.empty(), Map.of());

    public EvidenceScope {
        Objects.requireNonNull(namespace, "namespace");
        labels = Map.copyOf(labels);
    }
}
