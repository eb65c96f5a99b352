package dev.relapse.cluster.inventory;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.Map;

/** Holds when two looks one after another have found the same, and every pod is ready. */
public final class Settling implements Probe {

    private final KubernetesClient client;
    private Inventory last = new Inventory(Map.of());

    /**
     * Of a new cluster.
     *
     * @param client may read everything
     */
    public Settling(KubernetesClient client) {
        this.client = client;
    }

    /** What the last look has found. */
    public Inventory inventory() {
        return last;
    }

    @Override
    public String name() {
        return "the new cluster has settled";
    }

    @Override
    public Observation observe() {
        Inventory now = Inventory.of(client);
        Difference difference = Difference.between(last, now);
        last = now;
        long waiting =
                client.pods().inAnyNamespace().list().getItems().stream()
                        .filter(pod -> !Readiness.getInstance().isReady(pod))
                        .count();
        return difference.isNone() && waiting == 0
                ? Observation.holds(now.objects().size() + " objects", now.objects().size())
                : Observation.notYet(
                        "%d pods are not ready; %s".formatted(waiting, difference),
                        difference.size());
    }
}
