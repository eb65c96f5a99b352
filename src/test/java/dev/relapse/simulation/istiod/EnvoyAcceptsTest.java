package dev.relapse.simulation.istiod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.simulation.istiod.model.Change;
import dev.relapse.simulation.istiod.model.ConfigKey;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real Envoy takes all that the simulation serves. Needs the binary, as in {@code
 * -Drelapse.artifact.envoy=/path/to/envoy}.
 */
class EnvoyAcceptsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String NODE = "sidecar~10.1.1.1~web-0.a~a.svc.cluster.local";

    @TempDir private Path folder;

    static Discovery discovery(AtomicReference<MeshSnapshot> mesh) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Discovery discovery =
                Discovery.start(
                        mesh::get, Duration.ofMillis(100), Duration.ofSeconds(10), any, any, any);
        discovery.ready();
        return discovery;
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRPC", "DELTA_GRPC"})
    void everyRecordedCase(String apiType) throws IOException {
        AtomicReference<MeshSnapshot> mesh = new AtomicReference<>(RecordedMesh.load().snapshot());
        try (Discovery discovery = discovery(mesh);
                Envoy envoy = Envoy.start(folder, discovery.grpcPort(), NODE, "a", apiType)) {
            agrees(envoy, RecordedMesh.cases().path("none"));
            assertThat(envoy.endpoints("outbound|80||web.a.svc.cluster.local"))
                    .containsExactly("10.1.0.1:80");
            for (var recorded : RecordedMesh.cases().properties()) {
                RecordedMesh next = RecordedMesh.load();
                recorded.getValue().path("objects").forEach(next::istio);
                MeshSnapshot before = mesh.getAndSet(next.snapshot());
                discovery.changed(everyObject(before).and(everyObject(mesh.get())));
                agrees(envoy, recorded.getValue());
            }
            assertThat(envoy.log()).doesNotContain("rejected");
        }
    }

    static Change everyObject(MeshSnapshot mesh) {
        Change all = Change.NONE;
        for (var sidecar : mesh.sidecars()) {
            all = all.and(Change.full(ConfigKey.of(ConfigKey.Kind.SIDECAR, sidecar.key())));
        }
        for (var rule : mesh.destinationRules()) {
            all = all.and(Change.full(ConfigKey.of(ConfigKey.Kind.DESTINATION_RULE, rule.key())));
        }
        for (var v : mesh.virtualServices()) {
            all = all.and(Change.full(ConfigKey.of(ConfigKey.Kind.VIRTUAL_SERVICE, v.key())));
        }
        return all;
    }

    private static void agrees(Envoy envoy, JsonNode recorded) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> {
                            assertThat(envoy.clusters())
                                    .isEqualTo(texts(recorded.path("clusters")));
                            assertThat(envoy.listeners())
                                    .isEqualTo(texts(recorded.path("listeners")));
                        });
        nothingRejected(envoy);
    }

    private static void nothingRejected(Envoy envoy) {
        assertThat(envoy.stats("update_rejected")).isNotEmpty().values().containsOnly(0L);
        assertThat(envoy.stats("update_failure")).isNotEmpty().values().containsOnly(0L);
        assertThat(envoy.stats("cluster_manager.warming_clusters")).values().containsOnly(0L);
        assertThat(envoy.stats("total_listeners_warming")).values().containsOnly(0L);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Counts of the facts: 400 services with an HTTP and two TCP ports each. */
    @ParameterizedTest
    @ValueSource(strings = {"GRPC", "DELTA_GRPC"})
    void aMeshOfFourHundredServices(String apiType) throws IOException {
        AtomicReference<MeshSnapshot> mesh = new AtomicReference<>(LargeMesh.of(400).snapshot());
        try (Discovery discovery = discovery(mesh);
                Envoy envoy = Envoy.start(folder, discovery.grpcPort(), NODE, "a", apiType)) {
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> {
                                assertThat(envoy.clusters()).hasSize(400 * 3 + 3);
                                assertThat(envoy.listeners()).hasSize(400 * 2 + 1 + 2);
                            });
            nothingRejected(envoy);
            mesh.set(LargeMesh.of(401).snapshot());
            discovery.changed(Change.full(LargeMesh.key(400)));
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(envoy.clusters()).hasSize(401 * 3 + 3));
            nothingRejected(envoy);
            assertThat(envoy.endpoints("outbound|9000||svc-400.team-0.svc.cluster.local"))
                    .containsExactly("10.8.1.144:9000");
        }
    }
}
