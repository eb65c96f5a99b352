package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;

/** Holds when Prometheus says that it evaluates nothing. */
record NoRules(PrometheusApi prometheus) implements Probe {

    @Override
    public String name() {
        return "Prometheus has no rules";
    }

    @Override
    public Observation observe() {
        int groups = prometheus.ruleGroups().size();
        return groups == 0
                ? Observation.holds("none", 1)
                : Observation.notYet(groups + " groups of rules", groups);
    }
}
