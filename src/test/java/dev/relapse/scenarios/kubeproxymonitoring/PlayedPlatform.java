package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import dev.relapse.cluster.capability.NodeNetwork.NodeSpec;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.Manifests;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Nodes with a network of their own and a played kubelet, on which upstream's programs run. */
record PlayedPlatform(KubeProxies kubeProxies, Operator operator, OperatedPrometheus prometheus)
        implements Platform {

    private static final Map<String, String> NODE_SIZE =
            Map.of("cpu", "4", "memory", "8Gi", "pods", "110");

    static PlayedPlatform with(long count, Cluster cluster, ScenarioDefinition scenario) {
        NodeNetwork network = cluster.require(NodeNetwork.class);
        List<NetworkedNode> nodes =
                LongStream.rangeClosed(1, count).mapToObj(i -> network.add(node(i))).toList();
        Manifests.apply(cluster.client(), scenario.folder().resolve("manifests/kube-proxy.yaml"));
        return new PlayedPlatform(
                new KubeProxiesOnPlayedNodes(cluster, nodes),
                new OperatorOnPlayedNode(cluster, scenario, nodes.get(0)),
                new PrometheusOutsideItsPod(cluster, scenario));
    }

    private static NodeSpec node(long number) {
        return new NodeSpec(
                new SimulatedNode("node-" + number, NODE_SIZE, Map.of()),
                "eth0",
                "172.18.0." + (10 + number));
    }
}
