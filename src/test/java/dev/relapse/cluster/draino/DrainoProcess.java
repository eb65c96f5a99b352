package dev.relapse.cluster.draino;

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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A draino that looks after nodes with one condition.
 *
 * @param user whom the API server takes it for
 * @param uri where it tells its status
 */
record DrainoProcess(String user, Program program, URI uri) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

    /** The drain buffer of every process here. */
    static final Duration BUFFER = Duration.ofSeconds(13);

    static DrainoProcess start(
            Cluster cluster, String user, String clusterRole, String condition, String... flags) {
        HostPrograms host = cluster.require(HostPrograms.class);
        Artifact artifact = host.artifact("draino", "draino");
        if (artifact.fidelity() != Fidelity.SIMULATED) {
            throw new IllegalStateException("this tests the simulation, not " + artifact.source());
        }
        Kubeconfig credentials = host.credentials(user, clusterRole);
        List<URI> uri = new ArrayList<>();
        Program program =
                host.start(
                        artifact,
                        place -> {
                            String address = place.address() + ":" + place.port(10002);
                            uri.add(URI.create("http://" + address));
                            List<String> command = new ArrayList<>(artifact.command());
                            command.addAll(
                                    List.of(
                                            "--listen=" + address,
                                            "--kubeconfig=" + credentials.file(),
                                            "--leader-election-token-name=" + user,
                                            "--drain-buffer=" + BUFFER.toSeconds() + "s"));
                            command.addAll(List.of(flags));
                            command.add(condition);
                            return new ProgramSpec(
                                    user,
                                    command,
                                    Map.of(),
                                    Probe.of("healthz", () -> healthy(uri.get(0))),
                                    Duration.ofMinutes(1),
                                    StopRank.CLIENT);
                        });
        return new DrainoProcess(user, program, uri.get(0));
    }

    String metrics() throws IOException, InterruptedException {
        return get(uri.resolve("/metrics")).body();
    }

    String log() throws IOException {
        return Files.readString(program.log());
    }

    private static Observation healthy(URI uri) throws IOException, InterruptedException {
        int status = get(uri.resolve("/healthz")).statusCode();
        return status == 200 ? Observation.holds("200", 1) : Observation.notYet("" + status, 1);
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
