package dev.relapse.scenarios.kubeproxymonitoring;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.proof.Proof;
import dev.relapse.replay.Journal;
import dev.relapse.scenario.Arrange;
import dev.relapse.scenario.Failing;
import dev.relapse.scenario.Fix;
import dev.relapse.scenario.Healthy;
import dev.relapse.scenario.PostMortem;
import dev.relapse.scenario.Recovered;
import dev.relapse.scenario.Reproduce;
import dev.relapse.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The release of kube-prometheus that an older Kubernetes calls for does not watch kube-proxy. The
 * story is in scenarios/kube-proxy-monitoring/README.md.
 */
@PostMortem("kube-proxy-monitoring")
class KubeProxyMonitoringScenario {

    /** The documented way to let others than the node itself ask for the metrics. */
    private static final String ON_EVERY_ADDRESS = "0.0.0.0:10249";

    private static final String DEFAULT = "";
    private static final Duration SAMPLING = Duration.ofSeconds(1);

    private KubeProxies kubeProxies;
    private MonitoringStack monitoring;
    private KubeProxyProbes see;
    private Instant reproducedAt;
    private Instant fixedAt;

    @Arrange
    void aClusterWatchedByTheLatestRelease(
            Cluster cluster, ScenarioDefinition scenario, Settings settings, Journal journal) {
        Platform platform = Platform.on(cluster, scenario, settings);
        kubeProxies = platform.kubeProxies();
        CompletableFuture<Void> proxies =
                CompletableFuture.runAsync(() -> kubeProxies.rollOut(ON_EVERY_ADDRESS));
        monitoring = new MonitoringStack(cluster, scenario, platform);
        monitoring.install(settings);
        proxies.join();
        see = new KubeProxyProbes(kubeProxies, monitoring.prometheus(), settings);
        see.beginOnceTheyAreScraped(cluster);
        journal.sample(
                "kube-proxies that Prometheus reaches", "", SAMPLING, see::kubeProxiesReached);
    }

    @Healthy
    void everyKubeProxyIsWatchedAndNoAlertFires(Proof proof, Settings settings) {
        proof.expect(see.oneTargetPerNode(), see.seriesPerNode(), see.neverFired("KubeProxyDown"))
                .holdingFor(settings.duration("healthy.window"))
                .within(settings.duration("healthy.limit"));
    }

    @Reproduce
    void theOlderReleaseIsInstalled(Settings settings, Journal journal) {
        reproducedAt = Instant.now();
        journal.mark("incident: " + settings.text("incident"));
        switch (settings.text("incident")) {
            case "target-port" -> monitoring.applyMonitor(Monitor.TARGET_PORT);
            case "not-rendered" -> monitoring.deleteMonitor();
            case "loopback-bind" -> kubeProxies.rollOut(DEFAULT);
            case "none" -> monitoring.applyMonitor(Monitor.LATEST);
            default -> throw settings.unknown("incident");
        }
    }

    @Failing
    void nobodyWatchesKubeProxy(Proof proof, Settings settings, Journal journal) {
        if (settings.text("incident").equals("loopback-bind")) {
            proof.expect(
                            see.kubeProxyIsHealthy(),
                            see.noKubeProxyAnswers(),
                            see.theAlertOfTheLoopbackBindFires())
                    .holdingFor(settings.duration("failing.window"))
                    .within(settings.duration("failing.limit"));
            return;
        }
        String scrapeJob =
                settings.text("incident").equals("not-rendered")
                        ? MonitoringStack.OPERATOR_JOB
                        : MonitoringStack.KUBE_PROXY_JOB;
        monitoring.discover(scrapeJob, settings.number("discovery.rounds"));
        proof.expect(
                        see.kubeProxyServesItsMetrics(),
                        see.nothingIsScrapedThoughDiscovered(scrapeJob, reproducedAt),
                        see.fires("KubeProxyDown"))
                .holdingFor(settings.duration("failing.window"))
                .within(settings.duration("failing.limit"));
        journal.note(
                "With prometheus-operator %s and this monitoring kube-proxy is discovered and watched by nobody."
                        .formatted(monitoring.operatorVersion()));
    }

    @Fix
    void theMonitorIsBackported(Settings settings, Subject theirs, Journal journal) {
        fixedAt = Instant.now();
        journal.mark("fix: " + settings.text("fix"));
        if (theirs.hasGuard()) {
            monitoring.applyTheirMonitor(theirs.manifest("monitor").orElseThrow().object());
            return;
        }
        switch (settings.text("fix")) {
            case "backport" -> monitoring.applyMonitor(Monitor.LATEST);
            case "bind-address", "rollout" -> kubeProxies.rollOut(ON_EVERY_ADDRESS);
            case "backport-without-rules" -> {
                monitoring.applyMonitor(Monitor.LATEST);
                monitoring.deleteRules();
            }
            case "none" -> {}
            default -> throw settings.unknown("fix");
        }
    }

    @Recovered
    void everyKubeProxyIsWatchedAgainAndStaysSo(Proof proof, Settings settings) {
        proof.expect(
                        see.oneTargetPerNode(),
                        see.seriesPerNode(),
                        see.isResolved("KubeProxyDown", fixedAt))
                .holdingFor(settings.duration("recovered.window"))
                .within(settings.duration("recovered.limit"));
    }
}
