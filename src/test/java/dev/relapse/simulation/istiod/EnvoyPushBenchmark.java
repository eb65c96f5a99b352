package dev.relapse.simulation.istiod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.simulation.istiod.model.Change;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What one Service that is created elsewhere in the mesh costs an idle Envoy: CPU seconds for each
 * push, and memory; with all statistics of Envoy, and with those alone that a sidecar keeps. It
 * prints, and judges nothing: run it with {@code ci/bench envoy}.
 */
class EnvoyPushBenchmark {

    private static final double TICKS_PER_SECOND = 100;
    private static final int KIB_PER_MIB = 1024;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int SERVICES = Integer.getInteger("relapse.bench.services", 1_000);
    private static final int PUSHES = 20;

    @ParameterizedTest
    @CsvSource({"GRPC, false", "GRPC, true", "DELTA_GRPC, true"})
    void pushes(String apiType, boolean sidecar) throws IOException {
        RecordedMesh growing = LargeMesh.of(SERVICES);
        AtomicReference<MeshSnapshot> mesh = new AtomicReference<>(growing.snapshot());
        Path folder = Files.createTempDirectory("envoy-push-benchmark");
        String node = "sidecar~10.1.1.1~microdemo-0.microdemo~microdemo.svc.cluster.local";
        try (Discovery discovery = EnvoyAcceptsTest.discovery(mesh);
                Envoy envoy =
                        Envoy.start(
                                folder,
                                discovery.grpcPort(),
                                node,
                                "microdemo",
                                apiType,
                                sidecar ? Envoy.STATISTICS_OF_A_SIDECAR : Envoy.ALL_STATISTICS)) {
            awaitPush(discovery, "");
            double connected = cpuSeconds(envoy);
            for (int i = SERVICES; i < SERVICES + PUSHES; i++) {
                String before = proxy(discovery).path("listener_acked").asText();
                LargeMesh.add(growing, i, i + 1);
                mesh.set(growing.snapshot());
                discovery.changed(Change.full(LargeMesh.key(i)));
                awaitPush(discovery, before);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s statistics, %d services: %.2f CPU-s to connect, %.3f CPU-s for each of %d pushes, RSS %d MB%n",
                    apiType,
                    sidecar ? "a sidecar's" : "all",
                    SERVICES,
                    connected,
                    (cpuSeconds(envoy) - connected) / PUSHES,
                    PUSHES,
                    rssMebibytes(envoy));
        }
    }

    /** Asks the control plane: to look at its own statistics would cost the Envoy CPU. */
    private static void awaitPush(Discovery discovery, String listenersBefore) {
        Awaitility.await("clusters and listeners sent and acknowledged")
                .pollInterval(Duration.ofMillis(100))
                .atMost(LIMIT)
                .until(
                        () -> {
                            JsonNode proxy = proxy(discovery);
                            String listeners = proxy.path("listener_acked").asText();
                            return !listeners.equals(listenersBefore)
                                    && listeners.equals(proxy.path("listener_sent").asText())
                                    && proxy.path("cluster_acked")
                                            .equals(proxy.path("cluster_sent"));
                        });
    }

    private static JsonNode proxy(Discovery discovery) throws IOException {
        URI status = URI.create("http://127.0.0.1:" + discovery.httpPort() + "/debug/syncz");
        try (InputStream json = status.toURL().openStream()) {
            return new ObjectMapper().readTree(json).path(0);
        }
    }

    private static double cpuSeconds(Envoy envoy) throws IOException {
        String stat = read(envoy, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private static long rssMebibytes(Envoy envoy) throws IOException {
        return read(envoy, "status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / KIB_PER_MIB;
    }

    private static String read(Envoy envoy, String file) throws IOException {
        return Files.readString(
                Path.of("/proc", String.valueOf(envoy.pid()), file), StandardCharsets.ISO_8859_1);
    }
}
