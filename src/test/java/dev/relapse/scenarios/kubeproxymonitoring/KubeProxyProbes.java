package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.definition.Settings;
import dev.relapse.monitoring.AlertFires;
import dev.relapse.monitoring.AlertNeverFired;
import dev.relapse.monitoring.AlertResolved;
import dev.relapse.monitoring.DiscoveredTargetsUp;
import dev.relapse.monitoring.DiscoveryRounds;
import dev.relapse.monitoring.NoTargets;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.SeriesPresent;
import dev.relapse.monitoring.TargetsDown;
import dev.relapse.probe.AllOf;
import dev.relapse.probe.Probe;
import dev.relapse.wait.AbortCheck;
import dev.relapse.wait.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What this scenario looks at. */
final class KubeProxyProbes {

    private static final String JOB = "kube-proxy";
    private static final Map<String, String> PODS =
            Map.of("__meta_kubernetes_pod_label_k8s_app", JOB);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final KubeProxies kubeProxies;
    private final PrometheusApi prometheus;
    private final Settings settings;
    private Instant since = Instant.now();

    KubeProxyProbes(KubeProxies kubeProxies, PrometheusApi prometheus, Settings settings) {
        this.kubeProxies = kubeProxies;
        this.prometheus = prometheus;
        this.settings = settings;
    }

    /** Before the first scrape every alert about absence is true. */
    void beginOnceTheyAreScraped(AbortCheck abort) {
        Wait.atMost(START_LIMIT).abortIf(abort).until(oneTargetPerNode());
        since = Instant.now();
    }

    /** For the report: none is zero, and no gap. */
    double kubeProxiesReached() {
        return prometheus.query("sum(up{job=\"" + JOB + "\"}) or vector(0)").get(0).value();
    }

    Probe oneTargetPerNode() {
        return new DiscoveredTargetsUp(prometheus, JOB, PODS, kubeProxies.nodes().size());
    }

    /** Under the names of the nodes, which is what the alerts and dashboards go by. */
    Probe seriesPerNode() {
        return new SeriesPresent(
                prometheus,
                "kubeproxy_sync_proxy_rules_duration_seconds_count{job=\"" + JOB + "\"}",
                "instance",
                kubeProxies.nodes());
    }

    /** kube-proxy is well; it is its monitoring that fails. */
    Probe kubeProxyServesItsMetrics() {
        return onEveryNode(
                "kube-proxy serves its metrics on every node",
                KubeProxies.METRICS_PORT,
                "/metrics");
    }

    Probe kubeProxyIsHealthy() {
        return onEveryNode(
                "kube-proxy is healthy on every node", KubeProxies.HEALTH_PORT, "/healthz");
    }

    private Probe onEveryNode(String what, int port, String path) {
        return new AllOf(
                what,
                kubeProxies.nodes().stream()
                        .map(node -> kubeProxies.answers(node, port, path))
                        .toList());
    }

    Probe nothingIsScrapedThoughDiscovered(String scrapeJob, Instant from) {
        return new NoTargets(
                JOB,
                PODS,
                kubeProxies.nodes().size(),
                new DiscoveryRounds(prometheus, scrapeJob),
                from,
                settings.number("discovery.rounds"));
    }

    Probe noKubeProxyAnswers() {
        return new TargetsDown(prometheus, JOB, kubeProxies.nodes().size());
    }

    /** Up to mixin 1.0 a kube-proxy that does not answer is one that is absent. */
    Probe theAlertOfTheLoopbackBindFires() {
        if (settings.text("mixin").equals("1.0")) {
            return fires("KubeProxyDown");
        }
        return new AllOf(
                "KubeProxyInstanceUnreachable fires and KubeProxyDown does not",
                List.of(fires("KubeProxyInstanceUnreachable"), neverFired("KubeProxyDown")));
    }

    Probe fires(String alert) {
        return new AlertFires(prometheus, alert);
    }

    Probe neverFired(String alert) {
        return new AlertNeverFired(prometheus, alert, since, settings.number("evaluations.least"));
    }

    Probe isResolved(String alert, Instant sinceTheFix) {
        return new AlertResolved(
                prometheus, alert, sinceTheFix, settings.number("evaluations.least"));
    }
}
