package dev.relapse.simulation.autoscaler.snapshot;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pod asks for, in base units (cores, bytes).
 *
 * <p>{@link #asTheScheduler} follows {@code k8s.io/component-helpers/resource}: containers and
 * sidecars together, or the largest init container with the sidecars started before it, whichever
 * is more, plus overhead. A container resized in place counts with the larger of what it wants and
 * what it has. Pod-level resources (alpha in 1.33) are left out.
 */
public final class PodRequests {

    private PodRequests() {}

    public static Map<String, BigDecimal> asTheScheduler(Pod pod) {
        Map<String, Map<String, BigDecimal>> current = running(pod);
        Map<String, BigDecimal> total = new HashMap<>();
        for (Container container : pod.getSpec().getContainers()) {
            add(
                    total,
                    largest(requests(container.getResources()), current.get(container.getName())));
        }
        Map<String, BigDecimal> sidecars = new HashMap<>();
        Map<String, BigDecimal> initial = new HashMap<>();
        for (Container container : pod.getSpec().getInitContainers()) {
            Map<String, BigDecimal> wanted = requests(container.getResources());
            if ("Always".equals(container.getRestartPolicy())) {
                add(total, wanted);
                add(sidecars, wanted);
                initial = largest(initial, sidecars);
            } else {
                Map<String, BigDecimal> atThisPoint = new HashMap<>(sidecars);
                add(atThisPoint, wanted);
                initial = largest(initial, atThisPoint);
            }
        }
        Map<String, BigDecimal> result = largest(total, initial);
        add(result, amounts(pod.getSpec().getOverhead()));
        return result;
    }

    /** Before 1.29 only the containers counted. */
    public static Map<String, BigDecimal> ofContainersOnly(Pod pod) {
        Map<String, BigDecimal> total = new HashMap<>();
        for (Container container : pod.getSpec().getContainers()) {
            add(total, requests(container.getResources()));
        }
        return total;
    }

    private static Map<String, Map<String, BigDecimal>> running(Pod pod) {
        Map<String, Map<String, BigDecimal>> current = new HashMap<>();
        List<ContainerStatus> statuses =
                pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
        for (ContainerStatus status : statuses) {
            current.put(
                    status.getName(),
                    largest(
                            requests(status.getResources()),
                            amounts(status.getAllocatedResources())));
        }
        return current;
    }

    private static Map<String, BigDecimal> requests(ResourceRequirements resources) {
        return resources == null ? Map.of() : amounts(resources.getRequests());
    }

    static Map<String, BigDecimal> amounts(Map<String, Quantity> quantities) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        if (quantities != null) {
            quantities.forEach((name, value) -> amounts.put(name, value.getNumericalAmount()));
        }
        return amounts;
    }

    private static void add(Map<String, BigDecimal> total, Map<String, BigDecimal> more) {
        more.forEach((name, value) -> total.merge(name, value, BigDecimal::add));
    }

    private static Map<String, BigDecimal> largest(
            Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
        Map<String, BigDecimal> result = new HashMap<>(one);
        if (other != null) {
            other.forEach((name, value) -> result.merge(name, value, BigDecimal::max));
        }
        return result;
    }
}
