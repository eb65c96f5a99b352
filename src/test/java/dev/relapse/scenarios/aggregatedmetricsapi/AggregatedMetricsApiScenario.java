package dev.relapse.scenarios.aggregatedmetricsapi;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.NamespaceDeletion;
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
import java.time.Instant;

/**
 * Two deployment pipelines claim {@code v1beta1.metrics.k8s.io}, and the server that one of them
 * names was never installed. The story is in scenarios/aggregated-metrics-api/README.md.
 */
@PostMortem("aggregated-metrics-api")
class AggregatedMetricsApiScenario {

    private MetricsPlatform platform;
    private MetricsApiProbes see;
    private Claims claims;
    private Instant fixedAt;

    @Arrange
    void aPlatformWhoseMetricsComeFromMetricsServer(
            Cluster cluster,
            ScenarioDefinition scenario,
            Settings settings,
            Subject theirs,
            Journal journal) {
        if (settings.text("incident").equals("theirs")) {
            claims = Claims.of(theirs);
        }
        platform = MetricsPlatform.install(cluster, scenario);
        platform.applyMetricsServersManifest();
        platform.awaitTheEndOfTheRollout();
        see = new MetricsApiProbes(platform, journal);
    }

    @Healthy
    void metricsAreServedAndNoAlertFires(Proof proof, Settings settings) {
        NamespaceDeletion round = platform.deleteANamespace("healthy");
        proof.expect(
                        see.metricsServerServes(),
                        see.topAnswers(),
                        see.topAnswersForPods(),
                        see.theAutoscalerComputes(),
                        round.finishes(),
                        see.neverFired("AggregatedAPIErrors", settings),
                        see.neverFired("KubeAggregatedAPIDown", settings))
                .holdingFor(settings.duration("healthy.window"))
                .within(settings.duration("healthy.limit"));
    }

    @Reproduce
    void twoPipelinesClaimTheSameApiService(Settings settings) {
        switch (settings.text("incident")) {
            case "turns" -> platform.applyBothManifestsInTurn(settings.number("turns"));
            case "orphan" -> platform.applyTheAdaptersManifest();
            case "theirs" -> platform.applyTheirManifestsInTurn(claims, settings.number("turns"));
            case "none" -> platform.applyMetricsServersManifest();
            default -> throw settings.unknown("incident");
        }
    }

    @Failing
    void theMetricsApiIsGoneAndTheAlertFires(Proof proof, Settings settings) {
        NamespaceDeletion round = platform.deleteANamespace("failing");
        proof.expect(
                        see.theIncidentsAlert(settings),
                        claims == null
                                ? see.theAbsentAdapterIsNamed()
                                : see.theAbsentServerIsNamed(claims),
                        see.discoveryFails(),
                        see.theAutoscalerCannotGetItsMetric(),
                        round.isStuckOnDiscovery())
                .holdingFor(settings.duration("failing.window"))
                .within(settings.duration("failing.limit"));
        see.noteTodaysAlerts();
    }

    @Fix
    void oneOwnerServesTheApi(Settings settings) {
        fixedAt = Instant.now();
        switch (settings.text("fix")) {
            case "metrics-server" -> platform.applyMetricsServersManifest();
            case "adapter" -> platform.installTheAdapterAndRemoveMetricsServer();
            case "delete-apiservice" -> platform.deleteTheApiService();
            case "delete-hpa" -> {
                platform.applyMetricsServersManifest();
                platform.deleteTheAutoscaler();
            }
            case "none" -> {}
            default -> throw settings.unknown("fix");
        }
    }

    @Recovered
    void metricsAreServedAgainAndStaySo(Proof proof, Settings settings) {
        proof.expect(
                        settings.text("fix").equals("adapter")
                                ? see.theAdapterServes()
                                : see.metricsServerServes(),
                        see.topAnswers(),
                        see.topAnswersForPods(),
                        see.theAutoscalerComputes(),
                        platform.deletionOf("failing").finishes(),
                        see.isResolved("AggregatedAPIErrors", fixedAt, settings),
                        see.isResolved("AggregatedAPIDown", fixedAt, settings),
                        see.isResolved("KubeAggregatedAPIDown", fixedAt, settings))
                .holdingFor(settings.duration("recovered.window"))
                .within(settings.duration("recovered.limit"));
    }
}
