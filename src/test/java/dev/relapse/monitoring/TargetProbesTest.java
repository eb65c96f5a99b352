package dev.relapse.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.LocalRun;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import dev.relapse.wait.Wait;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a real Prometheus with one target that is up, one that is down and two that are dropped. */
@Tag("cluster")
class TargetProbesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<String, String> PODS =
            Map.of("__meta_kubernetes_pod_label_k8s_app", "kube-proxy");

    private static LocalRun run;
    private static Path configuration;
    private static PrometheusApi prometheus;

    @BeforeAll
    static void start() throws IOException {
        run = LocalRun.open();
        prometheus =
                new PrometheusApi(URI.create("http://" + run.address() + ":" + run.port(9090)));
        configuration =
                Files.writeString(
                        run.folder().resolve("prometheus.yml"),
                        """
                        global: {scrape_interval: 1s, scrape_timeout: 1s}
                        scrape_configs:
                        - job_name: up
                          static_configs: [{targets: ['%1$s']}]
                        - job_name: down
                          static_configs: [{targets: ['%2$s:1']}]
                        - job_name: dropped
                          static_configs:
                          - targets: [172.18.0.11]
                            labels: {__meta_kubernetes_pod_name: proxy-a, __meta_kubernetes_pod_label_k8s_app: kube-proxy}
                          - targets: ['172.18.0.12:8080']
                            labels:
                              __meta_kubernetes_pod_name: proxy-b
                              __meta_kubernetes_pod_label_k8s_app: kube-proxy
                              __meta_kubernetes_pod_container_port_number: '8080'
                          relabel_configs:
                          - {source_labels: [__meta_kubernetes_pod_container_port_number], regex: '10249', action: keep}
                        """
                                .formatted(prometheus.base().getAuthority(), run.address()));
        Artifact artifact =
                ArtifactStore.standard(Path.of("fixtures")).get("prometheus", null, "prometheus");
        List<String> command = new ArrayList<>(artifact.command());
        command.add("--config.file=" + configuration);
        command.add("--storage.tsdb.path=" + run.folder().resolve("data"));
        command.add("--web.listen-address=" + prometheus.base().getAuthority());
        command.add("--web.enable-lifecycle");
        command.add("--scrape.discovery-reload-interval=100ms");
        run.programs()
                .start(
                        new ProgramSpec(
                                "prometheus",
                                command,
                                Map.of(),
                                prometheus.ready(),
                                LIMIT,
                                StopRank.CLIENT));
        until(new TargetsUp(prometheus, "up", 1));
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void nothingIsScrapedCountsOnlyWithRoundsAndDroppedTargets() {
        DiscoveryRounds rounds = new DiscoveryRounds(prometheus, "dropped");
        Instant begin = Instant.now().minusSeconds(60);
        until(Probe.of("a first sample", () -> rounds.oneMoreThan(0).observe()));
        long before = rounds.soFar();
        prometheus.reload();
        until(rounds.oneMoreThan(before));

        assertThat(until(new NoTargets("dropped", PODS, 2, rounds, begin, 1)).observed())
                .contains("proxy-a (declares no port)", "proxy-b (port 8080)");
        assertThat(new NoTargets("dropped", PODS, 3, rounds, begin, 1).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new NoTargets("dropped", PODS, 2, rounds, begin, 1000).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new NoTargets("dropped", PODS, 2, rounds, Instant.now(), 1).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new NoTargets("up", PODS, 1, rounds, begin, 1).observe().observed())
                .startsWith("1 active targets of job up");
        assertThat(new NoTargets("dropped", Map.of("no", "such"), 1, rounds, begin, 1).observe())
                .isEqualTo(
                        Observation.nothing(
                                "no active target of job dropped after %d rounds of discovery for dropped; dropped: nothing"
                                        .formatted(rounds.since(begin))));
        assertThatThrownBy(() -> new NoTargets("dropped", PODS, 0, rounds, begin, 1))
                .hasMessageContaining("nothing is proved");
    }

    @Test
    void aDroppedTargetIsSomethingToLookAt() {
        assertThat(new DiscoveredTargetsUp(prometheus, "dropped", PODS, 2).observe())
                .isEqualTo(
                        Observation.notYet(
                                "Prometheus has no target of job dropped; 2 were discovered and dropped",
                                2));
        assertThat(
                        new DiscoveredTargetsUp(prometheus, "unheard", Map.of("no", "such"), 1)
                                .observe())
                .isEqualTo(Observation.nothing("Prometheus has no target of job unheard"));
        assertThat(new DiscoveredTargetsUp(prometheus, "up", PODS, 1).observe())
                .isInstanceOf(Observation.Holds.class);
    }

    @Test
    void aTargetIsDownOnlyWhenItWasScraped() {
        assertThat(until(new TargetsDown(prometheus, "down", 1)).observed())
                .contains("1 of 1 targets of job down are down", "connection refused");
        assertThat(new TargetsDown(prometheus, "down", 2).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new TargetsDown(prometheus, "up", 1).observe())
                .isEqualTo(Observation.notYet("0 of 1 targets of job up are down", 1));
        assertThat(new TargetsDown(prometheus, "unheard", 1).observe().count()).isZero();
    }

    @Test
    void seriesAreThereForEachValueAndForNoOther() {
        until(new SeriesPresent(prometheus, "up", "job", Set.of("up", "down")));
        assertThat(new SeriesPresent(prometheus, "up", "job", Set.of("up")).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new SeriesPresent(prometheus, "unheard", "job", Set.of("a", "b")).observe())
                .isEqualTo(Observation.notYet("job of unheard: [], wanted [a, b]", 2));
    }

    @Test
    void aConfigurationThatItRefusesIsToldOf() throws IOException {
        String good = Files.readString(configuration);
        Files.writeString(configuration, "scrape_configs: {}");
        try {
            assertThatThrownBy(prometheus::reload)
                    .isInstanceOf(PrometheusException.class)
                    .hasMessageContaining("/-/reload");
        } finally {
            Files.writeString(configuration, good);
        }
        prometheus.reload();
    }

    private static Observation until(Probe probe) {
        return Wait.atMost(LIMIT).abortIf(run.programs()).until(probe);
    }
}
