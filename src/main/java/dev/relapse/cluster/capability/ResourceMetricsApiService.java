package dev.relapse.cluster.capability;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The APIService {@code v1beta1.metrics.k8s.io}: it says which Service serves the resource metrics
 * API. There is one in a cluster, and the last one to apply it wins.
 */
public final class ResourceMetricsApiService {

    public static final String NAME = "v1beta1.metrics.k8s.io";

    private static final Map<String, Object> COMMON =
            Map.of(
                    "group",
                    "metrics.k8s.io",
                    "version",
                    "v1beta1",
                    // As in the manifests of metrics-server and of prometheus-adapter.
                    "groupPriorityMinimum",
                    100,
                    "versionPriority",
                    100);

    private ResourceMetricsApiService() {}

    /**
     * Served by metrics-server, whose certificate is verified.
     *
     * @param labels say whose the object is, may be empty
     */
    public static GenericKubernetesResource servedBy(
            MetricsApi.MetricsServer server, Map<String, String> labels) {
        return build(
                service(server.namespace(), server.service(), server.port()),
                Map.of("caBundle", server.caBundle()),
                labels);
    }

    /**
     * Served by any Service, present or not, without verifying its certificate, as both products'
     * own manifests have it.
     *
     * @param labels say whose the object is, may be empty
     */
    public static GenericKubernetesResource servedBy(
            String namespace, String service, int port, Map<String, String> labels) {
        return build(
                service(namespace, service, port), Map.of("insecureSkipTLSVerify", true), labels);
    }

    private static Map<String, Object> service(String namespace, String name, int port) {
        return Map.of("namespace", namespace, "name", name, "port", port);
    }

    private static GenericKubernetesResource build(
            Map<String, Object> service, Map<String, Object> tls, Map<String, String> labels) {
        Map<String, Object> spec = new LinkedHashMap<>(COMMON);
        spec.put("service", service);
        spec.putAll(tls);
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("apiregistration.k8s.io/v1")
                .withKind("APIService")
                .withNewMetadata()
                .withName(NAME)
                .withLabels(labels)
                .endMetadata()
                .addToAdditionalProperties("spec", spec)
                .build();
    }
}
