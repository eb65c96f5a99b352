package dev.relapse.scenarios.clusterautoscalerdaemonset;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.Tenancy;
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

/** cluster-autoscaler with its kwok provider, outside of the cluster. */
final class AutoscalerInstallation {

    /** Whom the API server takes it for. */
    static final String USER = "cluster-autoscaler";

    /** Where it keeps its status. */
    static final String NAMESPACE = "kube-system";

    /** Leaves DaemonSets' pods alone, as those of others may be on the nodes. */
    private static final String SPARES_DAEMON_SETS =
            "--daemonset-eviction-for-occupied-nodes=false";

    private static final String NAME = "cluster-autoscaler";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final List<String> TIMERS =
            List.of(
                    "scan-interval",
                    "scale-down-unneeded-time",
                    "node-delete-delay-after-taint",
                    "unremovable-node-recheck-timeout");

    /** It says at this verbosity why it keeps a node. */
    private static final String VERBOSITY = "--v=4";

    private final HostPrograms host;
    private final ScenarioDefinition scenario;
    private final Artifact artifact;
    private final Kubeconfig credentials;
    private final Tenancy tenancy;
    private volatile RunningAutoscaler running;

    AutoscalerInstallation(Cluster cluster, ScenarioDefinition scenario) {
        this.scenario = scenario;
        host = cluster.require(HostPrograms.class);
        artifact = host.artifact(NAME, NAME);
        tenancy = cluster.tenancy();
        Manifests.apply(
                cluster.client(),
                scenario.fixture(NAME + "/cluster-role.yaml"),
                Map.of(),
                tenancy::placed);
        credentials = host.credentials(USER, NAME);
    }

    void start() {
        start(NAME, List.of());
    }

    /**
     * Replaces it by one with a further flag. It is killed, as its kwok provider would answer an
     * orderly stop by deleting every node ({@code Cleanup} of cloudprovider/kwok/kwok_provider.go).
     */
    void restart(String flag) {
        running.program().kill();
        start(NAME + "-restarted", List.of(flag));
    }

    /** The one that runs now. */
    RunningAutoscaler running() {
        return running;
    }

    private void start(String name, List<String> flags) {
        URI[] base = new URI[1];
        Program program =
                host.start(
                        artifact,
                        place -> {
                            String listen = place.address() + ":" + place.port(8085);
                            base[0] = URI.create("http://" + listen);
                            return spec(name, listen, flags);
                        });
        running = new RunningAutoscaler(program, new ProgramMetrics(base[0]));
    }

    private ProgramSpec spec(String name, String listen, List<String> flags) {
        List<String> command = new ArrayList<>(artifact.command());
        command.addAll(
                List.of(
                        "--kubeconfig=" + credentials.file(),
                        "--namespace=" + tenancy.namespace(NAMESPACE),
                        "--leader-elect=false",
                        "--address=" + listen,
                        "--cloud-provider=kwok",
                        VERBOSITY));
        TIMERS.forEach(
                timer -> command.add("--" + timer + "=" + scenario.timer(NAME + "." + timer)));
        if (tenancy.onlyNamespace().isPresent()) {
            command.add(SPARES_DAEMON_SETS);
        }
        command.addAll(flags);
        return new ProgramSpec(
                name,
                command,
                Map.of(
                        "POD_NAMESPACE",
                        tenancy.namespace(NAMESPACE),
                        "KWOK_PROVIDER_MODE",
                        "local",
                        "KUBECONFIG",
                        credentials.file().toString()),
                new ProgramMetrics(URI.create("http://" + listen)).answers("/health-check"),
                START_LIMIT,
                StopRank.CLIENT);
    }
}
