package dev.relapse.simulation.adapter.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.simulation.adapter.prometheus.PrometheusQueries;
import dev.relapse.simulation.adapter.prometheus.Recorded;
import dev.relapse.simulation.adapter.prometheus.Sample;
import dev.relapse.simulation.adapter.rules.AdapterConfig;
import dev.relapse.simulation.adapter.usage.PodMetrics.ContainerMetrics;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UsageProviderTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:10:46.9Z");

    @Test
    void podsCarryTheFiguresOfTheirContainers() {
        List<PodMetrics> pods = provider(UsageProviderTest::recorded).pods(List.of(pod("web-1")));
        assertThat(pods)
                .containsExactly(
                        new PodMetrics(
                                new Metadata(
                                        "web-1",
                                        "shop",
                                        "2026-11-24T00:10:46Z",
                                        Map.of("app", "web")),
                                "2026-11-24T00:10:45Z",
                                "1m0s",
                                List.of(
                                        new ContainerMetrics("app", new Usage("249m", "128Mi")),
                                        new ContainerMetrics("sidecar", new Usage("49m", "1Mi")))));
    }

    @Test
    void podsThatLackAResourceAreLeftOut() {
        List<ObjectMeta> asked = List.of(pod("half"), pod("web-2"), pod("unknown"));
        assertThat(provider(UsageProviderTest::recorded).pods(asked))
                .extracting(pod -> pod.metadata().name())
                .containsExactly("web-2");
    }

    @Test
    void aFailedQueryLeavesEverythingOut() {
        PrometheusQueries broken =
                (query, at) -> CompletableFuture.failedFuture(new IllegalStateException("away"));
        assertThat(provider(broken).pods(List.of(pod("web-1")))).isEmpty();
        assertThat(provider(broken).nodes(List.of(pod("web-1")))).isEmpty();
    }

    @Test
    void notANumberCountsAsZeroForNodes() {
        PrometheusQueries nan =
                (query, at) -> CompletableFuture.completedFuture(Recorded.samples("nan"));
        assertThat(provider(nan).nodes(List.of(named("node-a"))))
                .extracting(NodeMetrics::usage)
                .containsExactly(new Usage("0", "0"));
    }

    @Test
    void theEarlierTimeOfTheTwoResourcesIsTold() {
        PrometheusQueries apart =
                (query, at) ->
                        CompletableFuture.completedFuture(
                                List.of(
                                        new Sample(
                                                Map.of("node", "n"),
                                                2,
                                                query.contains("memory")
                                                        ? at.minusSeconds(30)
                                                        : at)));
        assertThat(provider(apart).nodes(List.of(named("n"))))
                .extracting(NodeMetrics::timestamp)
                .containsExactly("2026-11-24T00:10:16Z");
    }

    private static CompletableFuture<List<Sample>> recorded(String query, Instant at) {
        return CompletableFuture.completedFuture(
                Recorded.samples(query.contains("memory") ? "container-memory" : "container-cpu"));
    }

    private static UsageProvider provider(PrometheusQueries queries) {
        return new UsageProvider(
                queries,
                AdapterConfig.read(Path.of("fixtures/prometheus-adapter/resource-rules.yaml"))
                        .resources()
                        .orElseThrow(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static ObjectMeta named(String name) {
        return new ObjectMetaBuilder().withName(name).build();
    }

    private static ObjectMeta pod(String name) {
        return new ObjectMetaBuilder(named(name))
                .withNamespace("shop")
                .addToLabels("app", "web")
                .build();
    }
}
