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
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** prometheus-operator: its kinds, its rights, and the program on the network of a node. */
final class OperatorOnANode {

    static final String API = "monitoring.coreos.com/v1";

    private static final String NAME = "prometheus-operator";
    private static final String GROUP = "monitoring.coreos.com";
    private static final int PORT = 8080;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KubernetesClient client;
    private final NodeNetwork network;
    private final ScenarioDefinition scenario;
    private final Artifact artifact;

    OperatorOnANode(Cluster cluster, ScenarioDefinition scenario) {
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
        client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
                .filter(kind -> kind.getSpec().getGroup().equals(GROUP))
                .forEach(
                        kind ->
                                client.resource(kind)
                                        .waitUntilCondition(
                                                OperatorOnANode::isEstablished,
                                                LIMIT.toSeconds(),
                                                TimeUnit.SECONDS));
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

    private static boolean isEstablished(CustomResourceDefinition kind) {
        return kind.getStatus() != null
                && kind.getStatus().getConditions().stream()
                        .anyMatch(
                                condition ->
                                        condition.getType().equals("Established")
                                                && condition.getStatus().equals("True"));
    }
}
