package dev.relapse.scenarios.kubeproxymonitoring;

/** prometheus-operator, whose kinds and rights the cluster has. */
interface Operator {

    /** Upstream's, without a {@code v}. */
    String version();

    /** Returns when it answers. */
    void start();
}
