package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.AuditEvent;
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
import java.util.List;
import java.util.Map;

/** Kyverno, as a program on the host that the API server calls by URL. */
final class Kyverno {

    static final String NAME = "kyverno";

    /**
     * The webhooks with which it checks objects; {@code -fail} are those of policies that block.
     */
    static final String WEBHOOKS = "validate[.]kyverno[.]svc.*";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    /** Not to be configured: pkg/webhooks/server.go at v1.8.0 listens there on every address. */
    private static final int WEBHOOK_PORT = 9443;

    private static final int METRICS_PORT = 8000;

    /** client-go's DefaultQPS (rest/config.go), for a client that is told nothing else. */
    private static final double DEFAULT_QPS = 5;

    private Kyverno() {}

    /** How many requests a second its client allows itself once it has used up its burst. */
    static double questionsPerSecond(Settings settings) {
        int told = settings.number("kyverno.qps");
        return told == 0 ? DEFAULT_QPS : told;
    }

    /** Whether that is what a policy's context asks: for the ConfigMaps of a namespace. */
    static boolean isQuestionOfAPolicy(AuditEvent request) {
        return request.user().equals(NAME)
                && request.verb().equals("list")
                && request.resource().equals("configmaps")
                && !request.namespace().equals(NAME);
    }

    /** Installs the kinds, the rights and the program. It blocks nothing without policies. */
    static void install(Cluster cluster, Path fixtures, Settings settings) {
        Manifests.apply(cluster.client(), fixtures.resolve("install.yaml"));
        HostServices host = cluster.require(HostServices.class);
        Kubeconfig kubeconfig = host.credentials(NAME, NAME);
        PrivateNetwork network = host.network(NAME + "-network", WEBHOOK_PORT, METRICS_PORT);
        Artifact artifact = host.artifact(NAME, NAME);
        host.start(artifact, place -> spec(artifact, kubeconfig, network, settings, place));
    }

    private static ProgramSpec spec(
            Artifact artifact,
            Kubeconfig kubeconfig,
            PrivateNetwork network,
            Settings settings,
            Place place) {
        List<String> command = new ArrayList<>(artifact.command());
        command.addAll(
                List.of(
                        "--kubeconfig=" + kubeconfig.file(),
                        // With it, webhooks are registered by URL and not by Service.
                        "--serverIP=" + place.address() + ":" + network.port(WEBHOOK_PORT),
                        "--metricsPort=" + METRICS_PORT,
                        "--clientRateLimitQPS=" + settings.number("kyverno.qps"),
                        "--clientRateLimitBurst=" + settings.number("kyverno.burst")));
        ProgramSpec spec =
                new ProgramSpec(
                        NAME,
                        command,
                        Map.of(
                                "KYVERNO_NAMESPACE", NAME,
                                "KYVERNO_SVC", "kyverno-svc",
                                "KYVERNO_SERVICEACCOUNT_NAME", "kyverno-service-account",
                                "KYVERNO_DEPLOYMENT", NAME,
                                "KYVERNO_POD_NAME", "kyverno-0",
                                "INIT_CONFIG", "kyverno",
                                "METRICS_CONFIG", "kyverno-metrics"),
                        new HttpAnswers(
                                URI.create(
                                        "http://%s:%d/metrics"
                                                .formatted(
                                                        place.address(),
                                                        network.port(METRICS_PORT)))),
                        START_LIMIT,
                        StopRank.CLIENT);
        return network.inside(spec);
    }
}
