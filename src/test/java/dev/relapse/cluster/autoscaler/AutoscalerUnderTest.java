package dev.relapse.cluster.autoscaler;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simulation as its own process; or, with {@code -Drelapse.artifact.cluster-autoscaler=/path},
 * the real program with the same flags, so that both stand the same test.
 */
final class AutoscalerUnderTest {

    private static final String GIVEN = System.getProperty("relapse.artifact.cluster-autoscaler");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Program program;
    private final URI address;

    private AutoscalerUnderTest(Program program, URI address) {
        this.program = program;
        this.address = address;
    }

    static AutoscalerUnderTest start(
            Cluster cluster, Kubeconfig credentials, String name, String... flags) {
        URI[] address = new URI[1];
        Program program =
                cluster.require(HostPrograms.class)
                        .start(
                                artifact(),
                                place -> {
                                    String listen = place.address() + ":" + place.port(8085);
                                    address[0] = URI.create("http://" + listen);
                                    return spec(name, credentials, listen, flags);
                                });
        return new AutoscalerUnderTest(program, address[0]);
    }

    Program program() {
        return program;
    }

    String log() {
        try {
            return Files.readString(program.log());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A sample's value; 0 when there is none. */
    double metric(String sample) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(sample) + " (\\S+)$")
                        .matcher(get("/metrics"));
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    double loops() {
        return metric("cluster_autoscaler_function_duration_seconds_count{function=\"main\"}");
    }

    String get(String path) {
        return get(address.resolve(path));
    }

    private static String get(URI uri) {
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static ProgramSpec spec(
            String name, Kubeconfig credentials, String listen, String... flags) {
        List<String> command = new ArrayList<>(artifact().command());
        command.addAll(
                List.of(
                        "--kubeconfig=" + credentials.file(),
                        "--namespace=kube-system",
                        "--leader-elect=false",
                        "--address=" + listen,
                        "--cloud-provider=kwok",
                        "--scan-interval=1s",
                        "--scale-down-unneeded-time=2s",
                        "--node-delete-delay-after-taint=1s",
                        "--v=4"));
        command.addAll(List.of(flags));
        return new ProgramSpec(
                name,
                command,
                Map.of(
                        "POD_NAMESPACE", "kube-system",
                        "KWOK_PROVIDER_MODE", "local",
                        "KUBECONFIG", credentials.file().toString()),
                answers(URI.create("http://" + listen + "/health-check")),
                Duration.ofSeconds(60),
                StopRank.CLIENT);
    }

    private static Probe answers(URI health) {
        return Probe.of(
                "cluster-autoscaler answers",
                () -> {
                    try {
                        return Observation.holds(get(health), 1);
                    } catch (UncheckedIOException notYet) {
                        return Observation.nothing("nobody listens at " + health);
                    }
                });
    }

    private static Artifact artifact() {
        List<String> command =
                GIVEN != null
                        ? List.of(GIVEN)
                        : List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx96m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.relapse.simulation.autoscaler.ClusterAutoscalerSimulation");
        return new Artifact(
                "cluster-autoscaler",
                "cluster-autoscaler",
                "1.33.0",
                GIVEN != null ? Fidelity.REAL : Fidelity.SIMULATED,
                GIVEN != null ? "given" : "simulation",
                "0".repeat(64),
                command);
    }
}
