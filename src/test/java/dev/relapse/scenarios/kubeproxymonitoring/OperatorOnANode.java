package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.CustomResourceProbes;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;

/** prometheus-operator: its kinds, its rights, and the program on the network of a node. */
final class OperatorOnANode {

    static final String API = "monitoring.coreos.com/v1";

    private static final String NAME = "prometheus-operator";
    private static final String GROUP = "monitoring.coreos.com";
    private static final int PORT = 8080;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final KubernetesClient client;
    private final NodeNetwork network;
    private final ScenarioDefinition scenario;
    private final Artifact artifact;

    OperatorOnANode(Cluster cluster, ScenarioDefinition scenario) {
        this.cluster = cluster;
        this.client = cluster.client();
        this.network = cluster.require(NodeNetwork.class);
        this.scenario = scenario;
        this.artifact = cluster.require(HostPrograms.class).artifact(NAME, NAME);
    }

    String version() {
        return artifact.version();
    }

    /** Returns when objects of its kinds can be stored. */
    void installKinds() {
        Manifests.apply(client, scenario.fixture(NAME + "/crds.yaml"));
        Wait.atMost(LIMIT).abortIf(cluster).until(CustomResourceProbes.areServed(client, GROUP));
    }

    void start(NetworkedNode node) {
        Manifests.apply(client, scenario.fixture(NAME + "/cluster-role.yaml"));
        Kubeconfig kubeconfig = network.credentials(NAME, NAME);
        node.start(
                artifact,
                new ProgramSpec(
                        NAME,
                        artifact.command(),
                        // It has no flag for it.
                        Map.of("KUBECONFIG", kubeconfig.file().toString()),
                        network.answers(node.address(), PORT, "/metrics"),
                        LIMIT,
                        StopRank.CLIENT));
    }
}
