package dev.relapse.scenarios.clusterautoscalerdaemonset;

import java.util.Map;

/** A group of equal machines, and the names of what runs on them. */
enum NodeGroup {
    /** The post-mortem's: traefik runs on every machine. */
    EDGE("edge", "traefik", "web", "web-worker"),
    /** The control: it differs in its light DaemonSet. */
    CONTROL("control", "log-agent", "batch", "batch-worker");

    /** Machines of each group, and replicas of each of its workloads, before the load goes down. */
    static final int SIZE = 3;

    /** Workers of each group when the load has gone down. */
    static final int WORKERS_LEFT = 1;

    /** As in the templates of scenarios/cluster-autoscaler-daemonset/manifests/node-groups.yaml. */
    static final Map<String, String> NODE_SIZE = Map.of("cpu", "4", "memory", "8Gi", "pods", "110");

    private final String label;
    private final String daemonSet;
    private final String service;
    private final String workers;

    NodeGroup(String label, String daemonSet, String service, String workers) {
        this.label = label;
        this.daemonSet = daemonSet;
        this.service = service;
        this.workers = workers;
    }

    /** The group's name, and the label of its nodes. */
    String label() {
        return label;
    }

    String daemonSet() {
        return daemonSet;
    }

    /** The Deployment that stays as it is. */
    String service() {
        return service;
    }

    /** The Deployment that shrinks. */
    String workers() {
        return workers;
    }
}
