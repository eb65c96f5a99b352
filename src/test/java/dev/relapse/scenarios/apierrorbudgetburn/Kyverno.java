package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostServices;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kyverno, wherever it runs. */
final class Kyverno {

    static final String NAME = "kyverno";

    static final String NAMESPACE = "kyverno";

    /**
     * The webhooks with which it checks objects; {@code -fail} are those of policies that block.
     */
    static final String WEBHOOKS = "validate[.]kyverno[.]svc.*";

    /** Not to be configured: pkg/webhooks/server.go at v1.8.0 listens there on every address. */
    static final int WEBHOOK_PORT = 9443;

    static final int METRICS_PORT = 8000;

    private static final String SERVICE_ACCOUNT = "kyverno-service-account";

    /** What it wants to know of itself (pkg/config/config.go at v1.8.0), but for its pod's name. */
    static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "KYVERNO_NAMESPACE",
                    NAMESPACE,
                    "KYVERNO_SVC",
                    "kyverno-svc",
                    "KYVERNO_SERVICEACCOUNT_NAME",
                    SERVICE_ACCOUNT,
                    "KYVERNO_DEPLOYMENT",
                    NAME,
                    "INIT_CONFIG",
                    "kyverno",
                    "METRICS_CONFIG",
                    "kyverno-metrics");

    /** As whom the API server knows it: on the host by its certificate, in a pod by its account. */
    private static final Set<String> USERS =
            Set.of(NAME, "system:serviceaccount:" + NAMESPACE + ":" + SERVICE_ACCOUNT);

    /** client-go's DefaultQPS (rest/config.go), for a client that is told nothing else. */
    private static final double DEFAULT_QPS = 5;

    private Kyverno() {}

    /** Whether it made the request. */
    static boolean made(AuditEvent request) {
        return USERS.contains(request.user());
    }

    /** Whether that is what a policy of ours asks: for the ConfigMaps of a namespace. */
    static boolean isQuestionOfAPolicy(AuditEvent request) {
        return made(request)
                && request.verb().equals("list")
                && request.resource().equals("configmaps")
                && !request.namespace().equals(NAMESPACE);
    }

    /** How many requests a second its client allows itself once it has used up its burst. */
    static double questionsPerSecond(Settings settings) {
        int told = settings.number("kyverno.qps");
        return told == 0 ? DEFAULT_QPS : told;
    }

    /** Its arguments, but for how it reaches the API server and is reached by it. */
    static List<String> flags(Settings settings) {
        return List.of(
                "--metricsPort=" + METRICS_PORT,
                "--clientRateLimitQPS=" + settings.number("kyverno.qps"),
                "--clientRateLimitBurst=" + settings.number("kyverno.burst"));
    }

    /** Installs the kinds, the rights and the program. It blocks nothing without policies. */
    static void install(Cluster cluster, Path fixtures, Settings settings) {
        Manifests.apply(cluster.client(), fixtures.resolve("install.yaml"));
        if (cluster.capabilities().find(HostServices.class).isPresent()) {
            KyvernoOnHost.start(cluster, fixtures, settings);
        } else {
            KyvernoInItsPod.start(cluster, fixtures, settings);
        }
    }
}
