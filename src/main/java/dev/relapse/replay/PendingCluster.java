package dev.relapse.replay;

import dev.relapse.cluster.Capabilities;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.Component;
import dev.relapse.evidence.EvidenceSource;
import java.util.List;
import java.util.Optional;

/**
 * The cluster as scenario methods get it. JUnit resolves a method's parameters before the phase
 * begins, and bringing the cluster up is part of the first phase.
 */
final class PendingCluster implements Cluster {

    private Cluster cluster;

    /** The cluster is up. */
    void arrived(Cluster up) {
        cluster = up;
    }

    @Override
    public String kind() {
        return up().kind();
    }

    @Override
    public Capabilities capabilities() {
        return up().capabilities();
    }

    @Override
    public List<Component> components() {
        return up().components();
    }

    @Override
    public List<EvidenceSource> evidence() {
        return up().evidence();
    }

    @Override
    public Optional<String> reasonToAbort() {
        return cluster == null ? Optional.empty() : cluster.reasonToAbort();
    }

    /** Closed by whoever brought it up. */
    @Override
    public void close() {}

    private Cluster up() {
        if (cluster == null) {
            throw new IllegalStateException("the cluster is not up before the first phase");
        }
        return cluster;
    }
}
