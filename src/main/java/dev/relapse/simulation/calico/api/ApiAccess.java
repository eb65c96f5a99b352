package dev.relapse.simulation.calico.api;

import dev.relapse.simulation.calico.env.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where calico-node looks for an API server, as client-go does. */
public final class ApiAccess {

    /** Where a pod finds the credentials of its service account. */
    private static final Path SERVICE_ACCOUNT =
            Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private final Environment environment;
    private final String agent;

    /**
     * @param agent names the program to the API server
     */
    public ApiAccess(Environment environment, String agent) {
        this.environment = environment;
        this.agent = agent;
    }

    /**
     * The datastore: by {@code KUBECONFIG} when it is set, else as a pod.
     *
     * @throws IOException when there is neither
     */
    public KubeApi datastore() throws IOException {
        if (!environment.is("DATASTORE_TYPE", "kubernetes")) {
            throw new IOException(
                    "DATASTORE_TYPE is '%s'; this simulation knows only kubernetes"
                            .formatted(environment.get("DATASTORE_TYPE")));
        }
        String kubeconfig = environment.get("KUBECONFIG");
        if (!kubeconfig.isEmpty()) {
            return KubeApi.open(new KubeconfigFile(Path.of(kubeconfig)).read(), agent);
        }
        return inCluster()
                .orElseThrow(
                        () ->
                                new IOException(
                                        "invalid configuration: no configuration has been provided,"
                                                + " try setting KUBERNETES_MASTER environment variable"));
    }

    /**
     * As a pod, with the service account's token; empty outside a cluster. Up to 3.26 upstream
     * reads the Kubernetes Node in this way only, whatever {@code KUBECONFIG} says.
     */
    public Optional<KubeApi> inCluster() throws IOException {
        String host = environment.get("KUBERNETES_SERVICE_HOST");
        String port = environment.get("KUBERNETES_SERVICE_PORT");
        Path token = SERVICE_ACCOUNT.resolve("token");
        if (host.isEmpty() || port.isEmpty() || !Files.isReadable(token)) {
            return Optional.empty();
        }
        return Optional.of(
                KubeApi.open(
                        new Credentials(
                                URI.create("https://" + host + ":" + port),
                                Files.readString(SERVICE_ACCOUNT.resolve("ca.crt")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Files.readString(token).strip())),
                        agent));
    }
}
