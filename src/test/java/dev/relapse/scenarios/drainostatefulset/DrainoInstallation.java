package dev.relapse.scenarios.drainostatefulset;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.HostPrograms.Place;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.monitoring.ProgramMetrics;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** draino, with the rights that its chart gives it. */
final class DrainoInstallation {

    /** Whom the API server takes it for. */
    static final String USER = "draino";

    /** What node-problem-detector reports about a kernel that hangs. */
    static final String BAD_CONDITION = "KernelDeadlock";

    private static final String NAME = "draino";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final HostPrograms host;
    private final Artifact artifact;
    private final Kubeconfig credentials;
    private Program running;

    private DrainoInstallation(Cluster cluster, ScenarioDefinition scenario) {
        host = cluster.require(HostPrograms.class);
        artifact = host.artifact(NAME, NAME);
        Manifests.apply(cluster.client(), scenario.fixture("draino/cluster-role.yaml"));
        credentials = host.credentials(USER, "draino");
    }

    /** Installs and starts it, beside its obligatory flags with these. */
    static DrainoInstallation start(
            Cluster cluster, ScenarioDefinition scenario, List<String> flags) {
        DrainoInstallation draino = new DrainoInstallation(cluster, scenario);
        draino.start(NAME, flags);
        return draino;
    }

    /** Stops it, and starts it with other flags. */
    void restart(List<String> flags) {
        running.stop(STOP_LIMIT);
        start(NAME + "-restarted", flags);
    }

    private void start(String name, List<String> flags) {
        running = host.start(artifact, place -> spec(name, flags, place));
    }

    private ProgramSpec spec(String name, List<String> flags, Place place) {
        String listen = place.address() + ":" + place.port(10002);
        List<String> command = new ArrayList<>(artifact.command());
        command.addAll(List.of("--listen=" + listen, "--kubeconfig=" + credentials.file()));
        command.addAll(flags);
        command.add(BAD_CONDITION);
        return new ProgramSpec(
                name,
                command,
                Map.of(),
                new ProgramMetrics(URI.create("http://" + listen)).answers("/healthz"),
                START_LIMIT,
                StopRank.CLIENT);
    }
}
