package dev.relapse.simulation.istiod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relapse.simulation.istiod.model.Change;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.xds.ResourceType;
import io.grpc.Status;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is pushed what. Expected: istio 1.29.6, {@code pilot/pkg/xds/proxy_dependencies.go}. */
class PushesTest {

    private static final String SCOPE =
            """
            {kind: Sidecar, metadata: {namespace: team-1, name: default},
             spec: {egress: [{hosts: ['./*']}]}}
            """;

    private final AtomicReference<MeshSnapshot> mesh =
            new AtomicReference<>(LargeMesh.of(20).istio(SCOPE).snapshot());
    private Discovery discovery;

    @BeforeEach
    void start() throws IOException {
        discovery = EnvoyAcceptsTest.discovery(mesh);
    }

    @AfterEach
    void stop() {
        discovery.close();
    }

    private AdsClient client(String namespace) {
        return new AdsClient(
                discovery.grpcPort(),
                "sidecar~10.1.1.1~web-0.%1$s~%1$s.svc.cluster.local".formatted(namespace));
    }

    @Test
    void onlyProxiesThatSeeAServiceAreToldOfIt() {
        try (AdsClient everything = client("team-0");
                AdsClient scoped = client("team-1")) {
            await().until(() -> everything.responses(ResourceType.CDS) == 1);
            await().until(() -> scoped.responses(ResourceType.CDS) == 1);
            change(LargeMesh.of(21).istio(SCOPE), Change.full(LargeMesh.key(20)));
            await().until(() -> everything.responses(ResourceType.CDS) == 2);
            // svc-21 is of the scoped proxy's own namespace: told, and nothing before it.
            change(LargeMesh.of(22).istio(SCOPE), Change.full(LargeMesh.key(21)));
            await().until(() -> everything.responses(ResourceType.CDS) == 3);
            await().until(() -> scoped.responses(ResourceType.CDS) == 2);
        }
    }

    @Test
    void aSidecarThatGoesConcernsThoseWhoHadIt() {
        try (AdsClient scoped = client("team-1")) {
            await().until(() -> scoped.responses(ResourceType.CDS) == 1);
            change(LargeMesh.of(20), EnvoyAcceptsTest.everyObject(mesh.get()));
            await().until(() -> scoped.responses(ResourceType.CDS) == 2);
        }
    }

    @Test
    void endpointsAloneDoNotPushClusters() {
        String cluster = "outbound|9000||svc-5.team-5.svc.cluster.local";
        try (AdsClient everything = client("team-0")) {
            await().until(() -> everything.responses(ResourceType.CDS) == 1);
            everything.ask(ResourceType.EDS, cluster);
            await().until(() -> everything.responses(ResourceType.EDS) == 1);
            change(LargeMesh.of(20).istio(SCOPE), Change.endpoints(LargeMesh.key(5)));
            await().until(() -> everything.responses(ResourceType.EDS) == 2);
            change(LargeMesh.of(20).istio(SCOPE), Change.full(LargeMesh.key(5)));
            await().until(() -> everything.responses(ResourceType.EDS) == 3);
            assertThat(everything.responses(ResourceType.CDS)).isEqualTo(2);
        }
    }

    private void change(RecordedMesh newMesh, Change change) {
        mesh.set(newMesh.snapshot());
        discovery.changed(change);
    }

    @ParameterizedTest
    @CsvSource({
        "'', missing node information",
        "web-0.a, is not of the form",
        "sidecar~10.1.1.1~web-0.a, is not of the form",
        "router~10.1.1.1~web-0.a~a.svc.cluster.local, only sidecars are",
        "sidecar~host~web-0.a~a.svc.cluster.local, no valid IP address",
    })
    void aMalformedNodeIsRefused(String id, String reason) {
        try (AdsClient client = new AdsClient(discovery.grpcPort(), id)) {
            await().until(() -> !client.failures().isEmpty());
            Status failure = client.failures().get(0);
            assertThat(failure.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(failure.getDescription()).contains(reason);
        }
    }

    @Test
    void metricsAndPagesTellWhatHappened() throws IOException, InterruptedException {
        try (AdsClient everything = client("team-0")) {
            await().untilAsserted(() -> assertThat(page(true, "/debug/syncz")).contains("acked"));
            assertThat(page(true, "/debug/syncz"))
                    .contains("\"proxy\":\"web-0.team-0\"", "\"cluster_sent\":");
            assertThat(page(false, "/metrics"))
                    .contains(
                            "pilot_services 20\n",
                            "pilot_xds{version=\"\"} 1\n",
                            "pilot_xds_pushes{type=\"cds\"} 1\n",
                            "pilot_xds_config_size_bytes_count{type=\""
                                    + ResourceType.CDS.url()
                                    + "\"} 1\n");
            assertThat(everything.failures()).isEmpty();
        }
        await().untilAsserted(
                        () ->
                                assertThat(page(false, "/metrics"))
                                        .contains("pilot_xds{version=\"\"} 0\n"));
        assertThat(page(true, "/ready")).isEmpty();
        assertThat(page(true, "/nowhere")).contains("no such page");
    }

    private String page(boolean http, String path) throws IOException, InterruptedException {
        int port = http ? discovery.httpPort() : discovery.monitoringPort();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
