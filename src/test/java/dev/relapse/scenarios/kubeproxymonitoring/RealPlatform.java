package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;

/** Real nodes that kubeadm set up, kube-proxy included; the rest runs in pods of theirs. */
record RealPlatform(KubeProxies kubeProxies, Operator operator, OperatedPrometheus prometheus)
        implements Platform {

    /**
     * @throws IllegalArgumentException when the cluster has not that many nodes
     */
    static RealPlatform with(long count, Cluster cluster, ScenarioDefinition scenario) {
        KubeProxies kubeProxies = new KubeProxiesOfKubeadm(cluster.client(), cluster);
        if (kubeProxies.nodes().size() != count) {
            throw new IllegalArgumentException(
                    "relapse.nodes is %d, but the nodes of this cluster are %s: how many it is made with stands in scenario.yaml under needs.realNodes"
                            .formatted(count, kubeProxies.nodes()));
        }
        return new RealPlatform(
                kubeProxies,
                new OperatorInItsPod(cluster, scenario),
                new PrometheusInItsPod(cluster, scenario));
    }
}
