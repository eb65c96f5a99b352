package dev.relapse.simulation.calico;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.simulation.calico.api.ApiFailure;
import dev.relapse.simulation.calico.api.KubeApi;
import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.log.Level;
import dev.relapse.simulation.calico.node.CalicoNode;
import dev.relapse.simulation.calico.node.NodeName;
import dev.relapse.simulation.calico.node.NodeStore;
import dev.relapse.simulation.calico.resources.BadPoolException;
import dev.relapse.simulation.calico.resources.ClusterInformation;
import dev.relapse.simulation.calico.resources.FelixConfiguration;
import dev.relapse.simulation.calico.resources.IpPools;
import dev.relapse.simulation.calico.resources.PoolRanges;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code calico-node -startup}: gives the node its addresses and the cluster its defaults. */
final class Startup {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String CONFIG_MAPS = "/api/v1/namespaces/kube-system/configmaps/";

    private final NodeParts parts;
    private final Environment environment;
    private final CalicoLog log;
    private final Pause pause;

    Startup(NodeParts parts, Pause pause) {
        this.parts = parts;
        this.environment = parts.environment();
        this.log = parts.log();
        this.pause = pause;
    }

    void run() throws IOException, InterruptedException {
        String name = parts.nodeName();
        log.info("Starting node %s with version %s", name, parts.version());
        KubeApi datastore = parts.access().datastore();
        awaitDatastore(datastore);
        CalicoNode node = parts.read(datastore, name);
        Optional<KubeApi> kubernetes = parts.access().inCluster();
        Optional<JsonNode> kubeadm = Optional.empty();
        Optional<JsonNode> rancher = Optional.empty();
        Optional<JsonNode> kubernetesNode = Optional.empty();
        if (kubernetes.isPresent()) {
            kubeadm = configMap(kubernetes.get(), "kubeadm-config", "kubeadm's config map");
            rancher =
                    configMap(
                            kubernetes.get(),
                            "full-cluster-state",
                            "Rancher's cluster state config map");
            kubernetesNode =
                    Optional.of(kubernetesNode(kubernetes.get(), parts.kubernetesName(name)));
        }
        parts.addresses(datastore).configure(node, kubernetesNode);
        if (networking()) {
            new AsNumber(environment, log).configure(node);
        }
        HostFolders.ensure(environment, log);
        write(datastore, node);
        ensurePools(datastore, kubeadm);
        ensureDefaults(datastore, kubeadm.isPresent(), rancher.isPresent());
        new NodeName(environment, log).store(name);
        log.info("Using node name: %s", name);
        if (networking() && kubernetes.isPresent()) {
            declareNetworkAvailable(kubernetes.get(), parts.kubernetesName(name));
        }
    }

    private boolean networking() {
        return !environment.is("CALICO_NETWORKING_BACKEND", "none");
    }

    private void awaitDatastore(KubeApi datastore) throws InterruptedException {
        if (!environment.is("WAIT_FOR_DATASTORE", "true")) {
            log.info("Skipping datastore connection test");
            return;
        }
        log.info("Checking datastore connection");
        while (!reachable(datastore)) {
            pause.of(RETRY);
        }
        log.info("Datastore connection verified");
        log.info("Datastore is ready");
    }

    private boolean reachable(KubeApi datastore) {
        try {
            // Any object does, also one that is not there.
            datastore.find("/api/v1/nodes/foo");
            return true;
        } catch (ApiFailure e) {
            if (e.isUnauthorized()) {
                log.failure(Level.WARNING, "Connection to the datastore is unauthorized", e);
                throw new Terminated();
            }
            return true;
        } catch (IOException e) {
            log.failure(Level.INFO, "Hit error connecting to datastore - retry", e);
            return false;
        }
    }

    private Optional<JsonNode> configMap(KubeApi api, String name, String spoken) {
        try {
            return api.find(CONFIG_MAPS + name);
        } catch (IOException e) {
            if (e instanceof ApiFailure failure && failure.isUnauthorized()) {
                log.failure(Level.INFO, "Unauthorized to query " + spoken, e);
                return Optional.empty();
            }
            log.failure(Level.ERROR, "failed to query " + spoken, e);
            throw new Terminated();
        }
    }

    private JsonNode kubernetesNode(KubeApi api, String name) {
        try {
            return api.get("/api/v1/nodes/" + name);
        } catch (IOException e) {
            log.failure(Level.ERROR, "Failed to read Node from datastore", e);
            throw new Terminated();
        }
    }

    private void write(KubeApi datastore, CalicoNode node) {
        try {
            new NodeStore(datastore).update(node);
        } catch (IOException e) {
            log.failure(Level.ERROR, "Unable to set node resource configuration", e);
            throw new Terminated();
        }
    }

    private void ensurePools(KubeApi datastore, Optional<JsonNode> kubeadm) {
        PoolRanges ranges = new PoolRanges(environment, parts.links(), log);
        try {
            new IpPools(datastore, environment, ranges, log)
                    .ensure(kubeadm, parts.version().isAtLeast(24, 0));
        } catch (BadPoolException e) {
            throw new Terminated();
        } catch (IOException e) {
            log.failure(Level.ERROR, "Unable to fetch IP pool list", e);
            throw new Terminated();
        }
    }

    private void ensureDefaults(KubeApi datastore, boolean kubeadm, boolean rancher)
            throws InterruptedException {
        String type = environment.get("CLUSTER_TYPE");
        type += kubeadm ? (type.isEmpty() ? "" : ",") + "kubeadm" : "";
        type += rancher ? (type.isEmpty() ? "" : ",") + "rancher" : "";
        try {
            while (!new ClusterInformation(datastore, log).ensure(parts.version(), type)) {
                pause.of(RETRY);
            }
        } catch (IOException e) {
            // Upstream goes on without its defaults, in silence.
            return;
        }
        try {
            new FelixConfiguration(datastore, log).ensure();
        } catch (IOException e) {
            log.failure(Level.ERROR, "Unable to set global default configuration", e);
            throw new Terminated();
        }
    }

    private void declareNetworkAvailable(KubeApi api, String name) {
        log.from("utils.go").info("Setting NetworkUnavailable to false");
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("status")
                .putArray("conditions")
                .addObject()
                .put("type", "NetworkUnavailable")
                .put("status", "False")
                .put("reason", "CalicoIsUp")
                .put("message", "Calico is running on this node")
                .put("lastHeartbeatTime", now)
                .put("lastTransitionTime", now);
        try {
            api.patch("/api/v1/nodes/" + name + "/status", patch);
        } catch (IOException e) {
            log.failure(Level.ERROR, "Unable to set NetworkUnavailable to False", e);
        }
    }
}
