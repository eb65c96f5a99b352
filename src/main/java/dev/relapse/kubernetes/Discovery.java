package dev.relapse.kubernetes;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** What the API server says that it serves. */
public final class Discovery {

    private Discovery() {}

    /**
     * A kind as discovery lists it; empty while it is not served.
     *
     * @param apiVersion such as {@code v1} or {@code apps/v1}
     * @param plural such as {@code deployments}
     */
    public static Optional<APIResource> find(
            KubernetesClient client, String apiVersion, String plural) {
        return Optional.ofNullable(client.getApiResources(apiVersion)).stream()
                .flatMap(list -> list.getResources().stream())
                .filter(resource -> resource.getName().equals(plural))
                .findFirst();
    }
}
