package dev.relapse.cluster.k3s;

import dev.relapse.artifact.source.ClassPath;
import dev.relapse.cluster.docker.Docker;
import dev.relapse.pki.SecretFile;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How {@link K3sNodeMain} is started. */
final class NodeProgram {

    /** More than it waits itself, so that the better of two messages is given. */
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private NodeProgram() {}

    /**
     * Ready when there is a kubeconfig.
     *
     * @param docker has the image
     */
    static ProgramSpec of(NodeSpec spec, Docker docker) {
        Path file = SecretFile.create(Path.of(spec.folder(), "k3s.json"), spec.json());
        return new ProgramSpec(
                "k3s",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        // Its configuration of Testcontainers is not the user's.
                        "-Duser.home=" + spec.folder(),
                        // What it has to say is in the failure; the rest of its output is the
                        // node's.
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        ClassPath.current().toString(),
                        K3sNodeMain.class.getName(),
                        file.toString()),
                environment(spec, docker),
                Probe.of(
                        "the API server of k3s answers",
                        () ->
                                Files.exists(spec.kubeconfig())
                                        ? Observation.holds("there is a kubeconfig", 1)
                                        : Observation.nothing("not yet")),
                LIMIT,
                StopRank.STORE);
    }

    private static Map<String, String> environment(NodeSpec spec, Docker docker) {
        Map<String, String> all = new TreeMap<>(docker.environment());
        // Testcontainers knows nothing of the contexts that docker's command has.
        all.put("DOCKER_HOST", docker.host());
        // Where the kubeconfig then has the API server, and its certificate is good for; by itself
        // it
        // guesses, and takes any process of a container for one of Docker's default network.
        all.put("TESTCONTAINERS_HOST_OVERRIDE", spec.address());
        // Its reaper is a container of an image that would have to be pulled; the run has its own.
        all.put("TESTCONTAINERS_RYUK_DISABLED", "true");
        return all;
    }
}
