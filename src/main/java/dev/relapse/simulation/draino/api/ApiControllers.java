package dev.relapse.simulation.draino.api;

import dev.relapse.simulation.draino.drain.DrainException;
import dev.relapse.simulation.draino.pod.ControllerLookupException;
import dev.relapse.simulation.draino.pod.Controllers;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Looks controllers up at the API server, one GET each as upstream does. */
public final class ApiControllers implements Controllers {

    private final KubernetesClient client;

    public ApiControllers(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public boolean exist(String kind, String namespace, String name)
            throws ControllerLookupException {
        try {
            return switch (kind) {
                case "DaemonSet" ->
                        client.apps().daemonSets().inNamespace(namespace).withName(name).get()
                                != null;
                case "StatefulSet" ->
                        client.apps().statefulSets().inNamespace(namespace).withName(name).get()
                                != null;
                default -> throw new IllegalArgumentException("not looked up by draino: " + kind);
            };
        } catch (KubernetesClientException refused) {
            throw new ControllerLookupException(
                    "cannot get %s %s/%s: %s"
                            .formatted(kind, namespace, name, DrainException.reason(refused)),
                    refused);
        }
    }
}
