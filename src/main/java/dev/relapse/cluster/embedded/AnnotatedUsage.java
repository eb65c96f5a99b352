package dev.relapse.cluster.embedded;

import dev.relapse.cluster.capability.PodUsage;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.util.Map;

/** Usage as pod annotations, which the ClusterResourceUsage in {@code kwok.yaml} reads. */
record AnnotatedUsage(KubernetesClient client) implements PodUsage {

    private static final String CPU = "kwok.x-k8s.io/usage-cpu";
    private static final String MEMORY = "kwok.x-k8s.io/usage-memory";

    @Override
    public Map<String, String> annotations(String cpu, String memory) {
        return Map.of(CPU, positive("cpu", cpu), MEMORY, positive("memory", memory));
    }

    @Override
    public void set(String namespace, String pod, String cpu, String memory) {
        Map<String, String> usage = annotations(cpu, memory);
        PodResource resource = client.pods().inNamespace(namespace).withName(pod);
        if (resource.get() == null) {
            throw new IllegalArgumentException(
                    "there is no pod %s/%s whose usage could be set".formatted(namespace, pod));
        }
        resource.edit(
                old ->
                        new PodBuilder(old)
                                .editMetadata()
                                .addToAnnotations(usage)
                                .endMetadata()
                                .build());
    }

    /** metrics-server leaves out pods that use nothing, so that zero would never be reported. */
    private static String positive(String what, String quantity) {
        if (new Quantity(quantity).getNumericalAmount().signum() <= 0) {
            throw new IllegalArgumentException(
                    "the %s usage of a pod must be above zero, not '%s'".formatted(what, quantity));
        }
        return quantity;
    }
}
