package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.HostPrograms.Place;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.probe.HttpAnswers;
import dev.relapse.process.PrivateHosts;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operator, as a program on the host: the version with the incident, then the fixed one. */
final class GrafanaOperator {

    static final String NAME = "grafana-operator";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final HostPrograms host;
    private final Kubeconfig kubeconfig;
    private final Artifact fixed;
    private final Settings settings;
    private Program running;

    private GrafanaOperator(
            HostPrograms host, Kubeconfig kubeconfig, Artifact fixed, Settings settings) {
        this.host = host;
        this.kubeconfig = kubeconfig;
        this.fixed = fixed;
        this.settings = settings;
    }

    /** Installs the kinds, the rights and the operator. */
    static GrafanaOperator install(
            Cluster cluster, Path fixtures, String fixedVersion, Settings settings) {
        Manifests.apply(cluster.client(), fixtures.resolve("cluster-role.yaml"));
        HostPrograms host = cluster.require(HostPrograms.class);
        Artifact fixed = host.artifact(NAME, fixedVersion, NAME);
        GrafanaOperator operator =
                new GrafanaOperator(host, host.credentials(NAME, NAME), fixed, settings);
        operator.start(host.artifact(NAME, NAME), NAME);
        return operator;
    }

    /** Stops the one that runs, and starts the fixed version in its place. */
    void upgrade() {
        running.stop(GRACE);
        start(fixed, NAME + "-" + fixed.version());
    }

    private void start(Artifact artifact, String program) {
        running = host.start(artifact, place -> spec(artifact, program, place));
    }

    private ProgramSpec spec(Artifact artifact, String program, Place place) {
        int metrics = place.port(8080);
        int health = place.port(8081);
        List<String> command = new ArrayList<>(artifact.command());
        command.addAll(flags(settings));
        command.addAll(
                List.of(
                        "--metrics-bind-address=" + place.address() + ":" + metrics,
                        "--health-probe-bind-address=" + place.address() + ":" + health));
        return new ProgramSpec(
                        program,
                        command,
                        Map.of(
                                "KUBECONFIG",
                                kubeconfig.file().toString(),
                                "WATCH_NAMESPACE",
                                settings.text("grafana.namespace"),
                                "DASHBOARD_NAMESPACES_ALL",
                                settings.text("operator.scan-all")),
                        new HttpAnswers(
                                URI.create("http://" + place.address() + ":" + health + "/readyz")),
                        START_LIMIT,
                        StopRank.CLIENT)
                // In a cluster its DNS would say so. The operator has no setting for the address.
                .with(
                        new PrivateHosts(
                                Grafana.serviceNames(settings.text("grafana.namespace")).stream()
                                        .collect(
                                                Collectors.toMap(
                                                        name -> name, name -> place.address()))));
    }

    private static List<String> flags(Settings settings) {
        return Stream.of(settings.text("operator.flags").split(" "))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }
}
