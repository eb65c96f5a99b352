package dev.relapse.scenarios.aggregatedmetricsapi;

import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.ApiServiceProbes;
import dev.relapse.kubernetes.AutoscalerProbes;
import dev.relapse.kubernetes.ResourceMetrics;
import dev.relapse.monitoring.AlertFires;
import dev.relapse.monitoring.AlertNeverFired;
import dev.relapse.monitoring.AlertResolved;
import dev.relapse.probe.AllOf;
import dev.relapse.probe.Probe;
import dev.relapse.replay.Journal;
import java.time.Instant;
import java.util.List;

/** What this scenario looks at. */
final class MetricsApiProbes {

    private final MetricsPlatform platform;
    private final Journal journal;
    private final ApiServiceProbes apiService;
    private final AutoscalerProbes autoscaler;
    private final ResourceMetrics metrics;
    private final Instant since = Instant.now();

    MetricsApiProbes(MetricsPlatform platform, Journal journal) {
        this.platform = platform;
        this.journal = journal;
        this.apiService = new ApiServiceProbes(platform.apiService());
        this.autoscaler = new AutoscalerProbes(platform.autoscaler());
        this.metrics = new ResourceMetrics(platform.client());
    }

    Probe metricsServerServes() {
        return apiService.availableThrough("kube-system", "metrics-server");
    }

    Probe theAdapterServes() {
        return apiService.availableThrough("monitoring", "prometheus-adapter");
    }

    Probe theAbsentAdapterIsNamed() {
        return apiService.unavailableThrough("monitoring", "prometheus-adapter");
    }

    /** The same where a team's manifests name another server. */
    Probe theAbsentServerIsNamed(Claims theirs) {
        return theirs.another()
                .map(claim -> claim.getSpec().getService())
                .map(s -> apiService.unavailableThrough(s.getNamespace(), s.getName()))
                .orElseGet(this::theAbsentAdapterIsNamed);
    }

    Probe topAnswers() {
        return metrics.topNodes(MetricsPlatform.NODES);
    }

    Probe topAnswersForPods() {
        return metrics.topPods("shop", MetricsPlatform.PODS);
    }

    Probe discoveryFails() {
        return metrics.discoveryFails();
    }

    Probe theAutoscalerComputes() {
        return autoscaler.computes();
    }

    Probe theAutoscalerCannotGetItsMetric() {
        return autoscaler.cannotGetItsMetric();
    }

    /** The post-mortem's alert needs the turns; a lasting outage fires only the other one. */
    Probe theIncidentsAlert(Settings settings) {
        if (settings.text("incident").equals("orphan")) {
            return new AllOf(
                    "AggregatedAPIDown fires and AggregatedAPIErrors does not",
                    List.of(
                            new AlertFires(platform.prometheus(), "AggregatedAPIDown"),
                            neverFired("AggregatedAPIErrors", settings)));
        }
        return new AlertFires(platform.prometheus(), "AggregatedAPIErrors");
    }

    Probe neverFired(String alert, Settings settings) {
        return new AlertNeverFired(
                platform.prometheus(), alert, since, settings.number("evaluations.least"));
    }

    Probe isResolved(String alert, Instant sinceTheFix, Settings settings) {
        return new AlertResolved(
                platform.prometheus(), alert, sinceTheFix, settings.number("evaluations.least"));
    }

    /**
     * A finding, not a proof: what the alerts of a current kubernetes-mixin make of the incident.
     */
    void noteTodaysAlerts() {
        for (String alert : List.of("KubeAggregatedAPIErrors", "KubeAggregatedAPIDown")) {
            journal.note(
                    alert
                            + " of kubernetes-mixin 1.0: "
                            + new AlertFires(platform.prometheus(), alert).observe().observed());
        }
    }
}
