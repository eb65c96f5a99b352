package dev.relapse.cluster.kind;

import dev.relapse.cluster.Capabilities;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.inventory.Reset;
import dev.relapse.cluster.realnodes.AdminClient;
import dev.relapse.cluster.realnodes.AuditTail;
import dev.relapse.cluster.realnodes.ClusterFolder;
import dev.relapse.cluster.realnodes.RealNodesCluster;
import dev.relapse.evidence.EvidenceSource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster that outlives its replay, and is put back to what it was when it was new. */
final class ReusedCluster implements Cluster {

    private final WarmClusters all;
    private final WarmCluster warm;
    private final RealNodesCluster cluster;
    private final String found;

    /**
     * @param found how the cluster was found, and what was put back
     */
    private ReusedCluster(
            WarmClusters all, WarmCluster warm, RealNodesCluster cluster, String found) {
        this.all = all;
        this.warm = warm;
        this.cluster = cluster;
        this.found = found;
    }

    /** Takes the one that is kept, if it can be proved to be as new; else makes another. */
    static Cluster open(KindMaker maker) {
        WarmClusters all = new WarmClusters(maker);
        Optional<WarmCluster> kept = all.find();
        Optional<String> put = kept.flatMap(found -> reset(all, found));
        WarmCluster warm = put.isPresent() ? kept.get() : all.make();
        try {
            return new ReusedCluster(
                    all,
                    warm,
                    maker.open(
                            warm.cluster(),
                            ClusterFolder.in(maker.request().run()),
                            AuditTail.Begin.LAST_LINE),
                    put.map(difference -> "kept from another replay; put back: " + difference)
                            .orElse("made for this replay, and kept after it"));
        } catch (RuntimeException e) {
            warm.close();
            throw e;
        }
    }

    /** Puts it back, and says what; removes it where that cannot be done, or not be proved. */
    private static Optional<String> reset(WarmClusters all, WarmCluster warm) {
        try (KubernetesClient client = AdminClient.connect(warm.cluster().kubeconfig())) {
            return Optional.of(new Reset(client, warm.inventory()).restore());
        } catch (RuntimeException e) {
            all.remove(warm, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public String kind() {
        return cluster.kind();
    }

    @Override
    public Capabilities capabilities() {
        return cluster.capabilities();
    }

    @Override
    public List<Component> components() {
        return cluster.components();
    }

    @Override
    public Optional<String> reasonToAbort() {
        return cluster.reasonToAbort();
    }

    @Override
    public List<EvidenceSource> evidence() {
        List<EvidenceSource> sources = new ArrayList<>(cluster.evidence());
        sources.add(new ClusterNote(warm.cluster().name() + ": " + found));
        return sources;
    }

    /** Ends what the replay has there, and leaves the cluster to the next one. */
    @Override
    public void close() {
        try {
            cluster.close();
        } finally {
            reset(all, warm).ifPresent(put -> warm.close());
        }
    }
}
