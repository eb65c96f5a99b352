package dev.relapse.simulation.istiod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.artifact.store.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Envoy that takes everything from an ADS server. */
final class Envoy implements AutoCloseable {

    static final String ALL_STATISTICS = "";

    /** The few that a sidecar keeps: istio 1.29.6, {@code pkg/bootstrap/config.go}. */
    static final String STATISTICS_OF_A_SIDECAR =
            "stats_config: {stats_matcher: {inclusion_list: {patterns: [{prefix: cluster_manager},"
                    + " {prefix: listener_manager}, {prefix: server}, {prefix: cluster.xds-grpc},"
                    + " {suffix: downstream_cx_active}]}}}";

    private static final Duration START = Duration.ofSeconds(30);
    private static final int CLOSE_SECONDS = 10;

    private final Process process;
    private final Path log;
    private final URI admin;
    private final HttpClient http = HttpClient.newHttpClient();

    private Envoy(Process process, Path log, URI admin) {
        this.process = process;
        this.log = log;
        this.admin = admin;
    }

    private static Path binary() {
        return ArtifactStore.standard(Path.of("fixtures")).get("envoy", null, "envoy").path();
    }

    /**
     * Starts one.
     *
     * @param apiType {@code GRPC} or {@code DELTA_GRPC}
     */
    static Envoy start(Path folder, int adsPort, String nodeId, String namespace, String apiType)
            throws IOException {
        return start(folder, adsPort, nodeId, namespace, apiType, ALL_STATISTICS);
    }

    /**
     * Starts one.
     *
     * @param stats the bootstrap's {@code stats_config}, or {@link #ALL_STATISTICS}
     */
    static Envoy start(
            Path folder, int adsPort, String nodeId, String namespace, String apiType, String stats)
            throws IOException {
        Path adminAddress = folder.resolve("admin-address");
        Path bootstrap = folder.resolve("bootstrap.yaml");
        Path log = folder.resolve("envoy.log");
        Files.deleteIfExists(adminAddress);
        Files.writeString(bootstrap, bootstrap(adsPort, nodeId, namespace, apiType, stats));
        Process process =
                new ProcessBuilder(
                                binary().toString(),
                                "-c",
                                bootstrap.toString(),
                                "--admin-address-path",
                                adminAddress.toString(),
                                "--disable-hot-restart",
                                "--concurrency",
                                "2",
                                "--drain-time-s",
                                "1",
                                "-l",
                                "warning")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            Awaitility.await("Envoy's admin address")
                    .atMost(START)
                    .until(() -> !process.isAlive() || Files.exists(adminAddress));
            if (!process.isAlive()) {
                throw new IllegalStateException("Envoy died: " + Files.readString(log));
            }
            URI admin = URI.create("http://" + Files.readString(adminAddress).strip());
            return new Envoy(process, log, admin);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static String bootstrap(
            int port, String id, String namespace, String apiType, String stats) {
        return """
        node:
          id: "%s"
          cluster: test
          metadata: {NAMESPACE: "%s", CLUSTER_ID: Kubernetes, ISTIO_VERSION: 1.29.6, LABELS: {app: web}}
        admin: {address: {socket_address: {address: 127.0.0.1, port_value: 0}}}
        dynamic_resources:
          ads_config:
            api_type: %s
            transport_api_version: V3
            set_node_on_first_message_only: true
            grpc_services: [{envoy_grpc: {cluster_name: xds-grpc}}]
          cds_config: {ads: {}, resource_api_version: V3, initial_fetch_timeout: 0s}
          lds_config: {ads: {}, resource_api_version: V3, initial_fetch_timeout: 0s}
        %s
        static_resources:
          clusters:
          - name: xds-grpc
            type: STATIC
            connect_timeout: 1s
            typed_extension_protocol_options:
              envoy.extensions.upstreams.http.v3.HttpProtocolOptions:
                "@type": type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
                explicit_http_config: {http2_protocol_options: {}}
            load_assignment:
              cluster_name: xds-grpc
              endpoints:
              - lb_endpoints:
                - endpoint: {address: {socket_address: {address: 127.0.0.1, port_value: %d}}}
        """
                .formatted(id, namespace, apiType, stats, port);
    }

    /** Names of the clusters that came over ADS and are in use. */
    Set<String> clusters() {
        Set<String> names = new HashSet<>();
        dump("dynamic_active_clusters").forEach(c -> names.add(c.at("/cluster/name").asText()));
        return names;
    }

    /** Names of the listeners that came over ADS and are in use. */
    Set<String> listeners() {
        Set<String> names = new HashSet<>();
        dump("dynamic_listeners")
                .forEach(
                        l -> {
                            if (l.has("active_state")) {
                                names.add(l.path("name").asText());
                            }
                        });
        return names;
    }

    private JsonNode dump(String resource) {
        try {
            return new ObjectMapper()
                    .readTree(get("/config_dump?resource=" + resource))
                    .path("configs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The endpoints' addresses of a cluster. */
    List<String> endpoints(String cluster) {
        return get("/clusters")
                .lines()
                .filter(line -> line.startsWith(cluster + "::"))
                .filter(line -> line.endsWith("::hostname::"))
                .map(line -> line.substring(cluster.length() + 2, line.indexOf("::hostname")))
                .toList();
    }

    /** Counters and gauges whose names match. */
    Map<String, Long> stats(String pattern) {
        Map<String, Long> stats = new HashMap<>();
        get("/stats?filter=" + URLEncoder.encode(pattern, StandardCharsets.UTF_8))
                .lines()
                .map(line -> line.split(": ", 2))
                .filter(parts -> parts[1].matches("\\d+"))
                .forEach(parts -> stats.put(parts[0], Long.valueOf(parts[1])));
        return stats;
    }

    String get(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(admin.resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What Envoy complained of. */
    String log() throws IOException {
        return Files.readString(log);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
