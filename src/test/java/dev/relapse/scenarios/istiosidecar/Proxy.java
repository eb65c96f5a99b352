package dev.relapse.scenarios.istiosidecar;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.HostPrograms.Place;
import dev.relapse.definition.Durations;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.process.ProcessUsage;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real Envoy of one pod's sidecar, on this host. None of its listeners is bound: no traffic is
 * redirected to it, as the workload has none.
 */
final class Proxy {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z.]+)}");
    private static final String CLUSTERS = "cluster_manager.active_clusters";
    private static final String LISTENERS = "listener_manager.total_listeners_active";
    private static final String PUSHES = "cluster_manager.cds.update_success";
    private static final String REQUESTS = "downstream_rq_total";
    private static final String OF_ITS_ADMINISTRATION = "http.admin.";
    private static final String FILTER =
            "^(cluster_manager\\.(active_clusters|cds\\.update_success)"
                    + "|listener_manager\\.total_listeners_active|http\\..*downstream_rq_total)$";

    private final String pod;
    private final Program program;
    private final URI statistics;

    private Proxy(String pod, Program program, URI admin) {
        this.pod = pod;
        this.program = program;
        this.statistics =
                admin.resolve("/stats?filter=" + URLEncoder.encode(FILTER, StandardCharsets.UTF_8));
    }

    /** Starts the proxy of a pod and waits until it has its configuration. */
    static Proxy start(
            String name,
            Pod pod,
            Cluster cluster,
            ControlPlane control,
            ScenarioDefinition scenario,
            Settings settings) {
        HostPrograms host = cluster.require(HostPrograms.class);
        Artifact envoy = host.artifact("envoy", "envoy");
        URI[] admin = new URI[1];
        Program program =
                host.start(
                        envoy,
                        place -> {
                            int port = place.port(15000);
                            admin[0] = URI.create("http://" + place.address() + ":" + port);
                            Map<String, String> values =
                                    Map.of(
                                            "pod.ip", pod.getStatus().getPodIP(),
                                            "pod.name", pod.getMetadata().getName(),
                                            "namespace", pod.getMetadata().getNamespace(),
                                            "istio.version", control.version(),
                                            "address", place.address(),
                                            "admin.port", Integer.toString(port),
                                            "grpc.port", Integer.toString(control.grpc()),
                                            "xds", settings.text("xds"));
                            Path bootstrap = bootstrap(name, place, scenario, values);
                            return new ProgramSpec(
                                    name,
                                    List.of(
                                            envoy.path().toString(),
                                            "--config-path",
                                            bootstrap.toString(),
                                            "--concurrency",
                                            settings.text("proxy.workers"),
                                            "--drain-time-s",
                                            Long.toString(
                                                    Durations.parse(scenario.timer("proxy.drain"))
                                                            .toSeconds()),
                                            "--disable-hot-restart",
                                            "--log-level",
                                            "warning"),
                                    Map.of(),
                                    Loopback.answers(admin[0].resolve("/ready")),
                                    START_LIMIT,
                                    StopRank.CLIENT);
                        });
        return new Proxy(pod.getMetadata().getName(), program, admin[0]);
    }

    private static Path bootstrap(
            String name, Place place, ScenarioDefinition scenario, Map<String, String> values) {
        try {
            String template = Files.readString(scenario.folder().resolve("envoy/bootstrap.yaml"));
            return Files.writeString(
                    place.folder().resolve(name + ".yaml"),
                    PLACEHOLDER
                            .matcher(template)
                            .replaceAll(
                                    found -> Matcher.quoteReplacement(values.get(found.group(1)))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the bootstrap of " + name, e);
        }
    }

    /** The name of its pod. */
    String pod() {
        return pod;
    }

    /** The program's name. */
    String name() {
        return program.name();
    }

    /** Ends with its pod. */
    void stop() {
        program.stop(Duration.ofSeconds(1));
    }

    /** What it has used so far. */
    ProxyUse use() {
        ProcessUsage usage = ProcessUsage.of(program.pid());
        return new ProxyUse(Instant.now(), usage.cpu(), usage.workingSetBytes());
    }

    /** Reads its statistics, which costs a proxy that knows 3,000 clusters some 50 ms of CPU. */
    ProxyState state() {
        Map<String, Long> stats = new HashMap<>();
        Loopback.get(statistics)
                .lines()
                .map(line -> line.split(": ", 2))
                .forEach(parts -> stats.put(parts[0], Long.valueOf(parts[1])));
        Map<String, Long> requests = new HashMap<>(stats);
        requests.keySet()
                .removeIf(
                        name -> !name.endsWith(REQUESTS) || name.startsWith(OF_ITS_ADMINISTRATION));
        return new ProxyState(
                Instant.now(),
                stats.getOrDefault(CLUSTERS, 0L),
                stats.getOrDefault(LISTENERS, 0L),
                stats.getOrDefault(PUSHES, 0L),
                requests.values().stream().mapToLong(Long::longValue).sum(),
                requests.size());
    }
}
