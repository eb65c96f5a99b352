package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.monitoring.OperatorsConfiguration;
import dev.relapse.monitoring.PrometheusApi;
import java.util.function.Predicate;

/** The Prometheus that the operator configures, in reach of every node. */
interface OperatedPrometheus {

    String NAMESPACE = "monitoring";

    /** What the operator makes for the Prometheus that is ordered. */
    String POD = "prometheus-k8s-0";

    String SECRET = "prometheus-k8s";
    String RULES = "prometheus-k8s-rulefiles-0";

    /** Asks the operator for it. */
    void order();

    /**
     * Waits until it runs, or will start, with a configuration like that, and with rules.
     *
     * @param what it is wanted to do: {@code has the job of ...}
     */
    void awaitConfiguration(String what, Predicate<OperatorsConfiguration> wanted);

    /** Waits until it runs without any rule. */
    void awaitNoRules();

    /** Returns when it answers; it is a source of the replay's evidence from then on. */
    PrometheusApi start();
}
