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
import java.util.List;
import java.util.Optional;

/** A cluster that outlives its replay, and is put back to what it was when it was new. */
final class ReusedCluster implements Cluster {

    private final WarmClusters all;
    private final WarmCluster warm;
    private final RealNodesCluster cluster;

    private ReusedCluster(WarmClusters all, WarmCluster warm, RealNodesCluster cluster) {
        this.all = all;
        this.warm = warm;
        this.cluster = cluster;
    }

    /** Takes the one that is kept, if it can be proved to be as new; else makes another. */
    static Cluster open(KindMaker maker) {
        WarmClusters all = new WarmClusters(maker);
        WarmCluster warm = all.find().filter(found -> reset(all, found)).orElseGet(all::make);
        try {
            return new ReusedCluster(
                    all,
                    warm,
                    maker.open(
                            warm.cluster(),
                            ClusterFolder.in(maker.request().run()),
                            AuditTail.Begin.LAST_LINE));
        } catch (RuntimeException e) {
            warm.close();
            throw e;
        }
    }

    /** Puts it back; removes it where that cannot be done, or not be proved. */
    private static boolean reset(WarmClusters all, WarmCluster warm) {
        try (KubernetesClient client = AdminClient.connect(warm.cluster().kubeconfig())) {
            new Reset(client, warm.inventory()).restore();
            return true;
        } catch (RuntimeException e) {
            all.remove(warm, e.getMessage());
            return false;
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
        return cluster.evidence();
    }

    /** Ends what the replay has there, and leaves the cluster to the next one. */
    @Override
    public void close() {
        try {
            cluster.close();
        } finally {
            if (reset(all, warm)) {
                warm.close();
            }
        }
    }
}
