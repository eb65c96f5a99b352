package dev.relapse.simulation.calico;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.kubernetes.GoDuration;
import dev.relapse.simulation.calico.api.KubeApi;
import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.log.Level;
import dev.relapse.simulation.calico.node.CalicoNode;
import dev.relapse.simulation.calico.node.NodeStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code calico-node -monitor-addresses}: detects the node's addresses again and again. The node is
 * read once, at the start, as is the Kubernetes Node.
 */
final class MonitorAddresses {

    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    private final NodeParts parts;
    private final CalicoLog log;
    private final Pause pause;

    MonitorAddresses(NodeParts parts, Pause pause) {
        this.parts = parts;
        this.log = parts.log();
        this.pause = pause;
    }

    /** Never returns; ends with {@link Terminated} when an address cannot be had. */
    void run() throws IOException, InterruptedException {
        KubeApi datastore = parts.access().datastore();
        String name = parts.nodeName();
        CalicoNode node = parts.read(datastore, name);
        Duration interval = interval(parts.environment(), log);
        Optional<KubeApi> kubernetes = parts.access().inCluster();
        Optional<JsonNode> kubernetesNode = Optional.empty();
        if (kubernetes.isPresent()) {
            kubernetesNode =
                    Optional.of(
                            kubernetes.get().get("/api/v1/nodes/" + parts.kubernetesName(name)));
        }
        CheckedAddresses addresses = parts.addresses(datastore);
        while (true) {
            pause.of(interval);
            log.debug("Checking node IP address every %s", GoDuration.format(interval));
            if (addresses.configure(node, kubernetesNode)) {
                write(new NodeStore(datastore), node);
            }
        }
    }

    private void write(NodeStore store, CalicoNode node) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                store.update(node);
                log.info("Updated node IP addresses");
                return;
            } catch (IOException e) {
                log.failure(
                        Level.ERROR, "Unable to set node resource configuration, retrying...", e);
            }
        }
    }

    /** {@code AUTODETECT_POLL_INTERVAL}, or a minute. */
    static Duration interval(Environment environment, CalicoLog log) {
        String text = environment.get("AUTODETECT_POLL_INTERVAL");
        if (text.isEmpty()) {
            return DEFAULT_INTERVAL;
        }
        try {
            return GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            log.failure(
                    Level.ERROR, "error parsing node IP auto-detect polling interval " + text, e);
            return DEFAULT_INTERVAL;
        }
    }
}
