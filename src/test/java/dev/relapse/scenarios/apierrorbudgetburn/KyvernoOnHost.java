package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms.Place;
import dev.relapse.cluster.capability.HostServices;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.network.PrivateNetwork;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.probe.HttpAnswers;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kyverno as a program on the host that the API server calls by URL. */
final class KyvernoOnHost {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private KyvernoOnHost() {}

    static void start(Cluster cluster, Path fixtures, Settings settings) {
        Manifests.apply(cluster.client(), fixtures.resolve("on-host.yaml"));
        HostServices host = cluster.require(HostServices.class);
        Kubeconfig kubeconfig = host.credentials(Kyverno.NAME, Kyverno.NAME);
        PrivateNetwork network =
                host.network(Kyverno.NAME + "-network", Kyverno.WEBHOOK_PORT, Kyverno.METRICS_PORT);
        Artifact artifact = host.artifact(Kyverno.NAME, Kyverno.NAME);
        host.start(artifact, place -> spec(artifact, kubeconfig, network, settings, place));
    }

    private static ProgramSpec spec(
            Artifact artifact,
            Kubeconfig kubeconfig,
            PrivateNetwork network,
            Settings settings,
            Place place) {
        List<String> command = new ArrayList<>(artifact.command());
        command.add("--kubeconfig=" + kubeconfig.file());
        // With it, webhooks are registered by URL and not by Service.
        command.add("--serverIP=" + place.address() + ":" + network.port(Kyverno.WEBHOOK_PORT));
        command.addAll(Kyverno.flags(settings));
        Map<String, String> environment = new HashMap<>(Kyverno.ENVIRONMENT);
        environment.put("KYVERNO_POD_NAME", "kyverno-0");
        ProgramSpec spec =
                new ProgramSpec(
                        Kyverno.NAME,
                        command,
                        environment,
                        new HttpAnswers(
                                URI.create(
                                        "http://%s:%d/metrics"
                                                .formatted(
                                                        place.address(),
                                                        network.port(Kyverno.METRICS_PORT)))),
                        START_LIMIT,
                        StopRank.CLIENT);
        return network.inside(spec);
    }
}
