package dev.relapse.cluster.kind;

import dev.relapse.cluster.inventory.Inventory;
import dev.relapse.cluster.inventory.Settling;
import dev.relapse.cluster.realnodes.AdminClient;
import dev.relapse.cluster.realnodes.NodesReady;
import dev.relapse.process.Leftovers;
import dev.relapse.process.Leftovers.Leftover;
import dev.relapse.process.LocalRun;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clusters of kind that are kept on this host between replays: one idle one at most. */
final class WarmClusters {

    private static final Logger LOG = LoggerFactory.getLogger(WarmClusters.class);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(2);
    private static final Duration SETTLE_EVERY = Duration.ofSeconds(1);

    private final KindMaker maker;
    private final Leftovers leftovers = Leftovers.ofThisHost();

    WarmClusters(KindMaker maker) {
        this.maker = maker;
    }

    /** One that would have been made the same way; the others that are idle are removed. */
    Optional<WarmCluster> find() {
        List<WarmCluster> idle =
                leftovers.find().stream().map(WarmCluster::in).flatMap(Optional::stream).toList();
        Optional<WarmCluster> chosen =
                idle.stream().filter(warm -> isKindred(warm) && isRunning(warm)).findFirst();
        for (WarmCluster other : idle) {
            if (!other.equals(chosen.orElse(null))) {
                remove(
                        other,
                        isRunning(other)
                                ? "this replay wants another one"
                                : "its node does not run");
            }
        }
        return chosen;
    }

    private boolean isKindred(WarmCluster warm) {
        return warm.kindred().equals(maker.kindred());
    }

    private boolean isRunning(WarmCluster warm) {
        return maker.docker()
                .run("inspect", "--format", "{{.State.Running}}", warm.cluster().controlPlane())
                .output()
                .strip()
                .equals("true");
    }

    /** Makes one, takes it, and keeps it. */
    WarmCluster make() {
        try (LocalRun run = LocalRun.open()) {
            MadeCluster made = maker.make(run);
            WarmCluster.remember(run.folder(), made, maker.kindred(), settled(made));
            // Before it is kept, and with that to be found by others.
            WarmCluster taken =
                    WarmCluster.in(new Leftover(run.id(), run.folder(), true, 0)).orElseThrow();
            run.keep("KUBECONFIG=" + made.kubeconfig());
            return taken;
        }
    }

    /** What it holds once two looks have found the same, and all of its pods run. */
    private Inventory settled(MadeCluster made) {
        try (KubernetesClient client = AdminClient.connect(made.kubeconfig())) {
            Wait.atMost(SETTLE_LIMIT).until(new NodesReady(client, maker.nodes()));
            Settling settling = new Settling(client);
            Wait.atMost(SETTLE_LIMIT).every(SETTLE_EVERY).until(settling);
            return settling.inventory();
        }
    }

    /** Removes it for good. */
    void remove(WarmCluster warm, String why) {
        LOG.warn("the kept kind cluster {} is removed: {}", warm.cluster().name(), why);
        warm.close();
        leftovers.remove(warm.leftover());
    }
}
