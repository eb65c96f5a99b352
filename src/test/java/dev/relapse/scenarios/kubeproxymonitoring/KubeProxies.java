package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.probe.Probe;
import java.util.Set;

/** The kube-proxy of every node. */
interface KubeProxies {

    int METRICS_PORT = 10249;
    int HEALTH_PORT = 10256;

    /** The nodes' names, one or more. */
    Set<String> nodes();

    /**
     * Starts each of them anew, as a rollout of the DaemonSet does, and waits until they are
     * healthy.
     *
     * @param metricsBindAddress of KubeProxyConfiguration; empty leaves it at its default
     */
    void rollOut(String metricsBindAddress);

    /** Holds when the control plane gets a 200 from that port of the node's own address. */
    Probe answers(String node, int port, String path);
}
