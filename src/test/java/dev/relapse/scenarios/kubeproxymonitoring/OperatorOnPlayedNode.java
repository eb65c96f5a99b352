package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;

/** The program on the network of a node, beside its played pod. */
final class OperatorOnPlayedNode implements Operator {

    private static final String NAME = "prometheus-operator";
    private static final int PORT = 8080;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KubernetesClient client;
    private final NodeNetwork network;
    private final ScenarioDefinition scenario;
    private final NetworkedNode node;
    private final Artifact artifact;

    OperatorOnPlayedNode(Cluster cluster, ScenarioDefinition scenario, NetworkedNode node) {
        this.client = cluster.client();
        this.network = cluster.require(NodeNetwork.class);
        this.scenario = scenario;
        this.node = node;
        this.artifact = cluster.require(HostPrograms.class).artifact(NAME, NAME);
    }

    @Override
    public String version() {
        return artifact.version();
    }

    @Override
    public void start() {
        Manifests.apply(
                client, scenario.folder().resolve("manifests/operator-on-played-node.yaml"));
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
