package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;

/**
 * How kube-proxy and its monitoring come onto a cluster: into nodes that are played, or as pods of
 * real ones. What happens with them then is the same.
 */
interface Platform {

    KubeProxies kubeProxies();

    Operator operator();

    OperatedPrometheus prometheus();

    /** The one that the cluster's abilities allow for; brings the nodes up where there are none. */
    static Platform on(Cluster cluster, ScenarioDefinition scenario, Settings settings) {
        return cluster.capabilities().find(NodeNetwork.class).isPresent()
                ? PlayedPlatform.with(settings.number("nodes"), cluster, scenario)
                : RealPlatform.with(settings.number("nodes"), cluster, scenario);
    }
}
