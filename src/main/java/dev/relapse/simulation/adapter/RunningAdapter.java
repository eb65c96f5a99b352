package dev.relapse.simulation.adapter;

import dev.relapse.simulation.adapter.api.MetricsApiServer;
import dev.relapse.simulation.adapter.api.MetricsResources;
import dev.relapse.simulation.adapter.api.ServingTls;
import dev.relapse.simulation.adapter.api.WatchedObjects;
import dev.relapse.simulation.adapter.auth.AuthenticationConfigMap;
import dev.relapse.simulation.adapter.auth.RequestHeaderAuthenticator;
import dev.relapse.simulation.adapter.auth.RequestHeaderConfig;
import dev.relapse.simulation.adapter.auth.SubjectAccessReviews;
import dev.relapse.simulation.adapter.prometheus.PrometheusClient;
import dev.relapse.simulation.adapter.rules.AdapterConfig;
import dev.relapse.simulation.adapter.usage.UsageProvider;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Everything that runs, closed in reverse order. */
final class RunningAdapter implements AutoCloseable {

    private final Deque<Runnable> closing = new ArrayDeque<>();

    private RunningAdapter() {}

    /**
     * Starts what the flags ask for; when it returns, the API is served.
     *
     * @throws IllegalArgumentException if something that was given cannot be used
     * @throws IllegalStateException if the cluster or the port does not allow it
     */
    static RunningAdapter start(
            ServingFlags serving,
            DelegationFlags delegation,
            Path lister,
            URI prometheus,
            AdapterConfig config) {
        RunningAdapter running = new RunningAdapter();
        try {
            SSLContext tls = ServingTls.context(serving.certificates, serving.key);
            PrometheusClient queries = new PrometheusClient(prometheus);
            RequestHeaderAuthenticator authenticator =
                    new RequestHeaderAuthenticator(running.requestHeader(delegation));
            SubjectAccessReviews reviews =
                    new SubjectAccessReviews(
                            running.client("--authorization-kubeconfig", delegation.authorization),
                            MetricsApiServer.GROUP,
                            MetricsApiServer.VERSION);
            Optional<MetricsResources> resources =
                    config.resources()
                            .map(
                                    rules ->
                                            new MetricsResources(
                                                    running.objects(lister),
                                                    new UsageProvider(
                                                            queries, rules, Clock.systemUTC())));
            MetricsApiServer server = listen(serving, tls, authenticator, reviews, resources);
            running.closing.push(server::close);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }

    private static MetricsApiServer listen(
            ServingFlags serving,
            SSLContext tls,
            RequestHeaderAuthenticator authenticator,
            SubjectAccessReviews reviews,
            Optional<MetricsResources> resources) {
        try {
            return new MetricsApiServer(serving.address(), tls, authenticator, reviews, resources);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot listen on " + serving.address() + ": " + e.getMessage(), e);
        }
    }

    private Supplier<RequestHeaderConfig> requestHeader(DelegationFlags delegation) {
        Optional<RequestHeaderConfig> given = delegation.requestHeader();
        if (given.isPresent()) {
            return given::get;
        }
        String flag = "--authentication-kubeconfig";
        KubernetesClient client = client(flag, delegation.authentication);
        try {
            AuthenticationConfigMap map = new AuthenticationConfigMap(client);
            closing.push(map::close);
            return map;
        } catch (RuntimeException e) {
            throw StartFailure.of(flag, delegation.authentication, e);
        }
    }

    private WatchedObjects objects(Path lister) {
        String flag = "--lister-kubeconfig";
        KubernetesClient client = client(flag, lister);
        try {
            WatchedObjects objects = new WatchedObjects(client);
            closing.push(objects::close);
            return objects;
        } catch (RuntimeException e) {
            throw StartFailure.of(flag, lister, e);
        }
    }

    private KubernetesClient client(String flag, Path kubeconfig) {
        KubernetesClient client = CredentialsFile.client(flag, kubeconfig);
        closing.push(client::close);
        return client;
    }
}
