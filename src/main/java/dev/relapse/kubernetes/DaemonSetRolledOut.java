package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Holds when every pod of a DaemonSet is of its present template, and available. */
public record DaemonSetRolledOut(KubernetesClient client, String namespace, String daemonSet)
        implements Probe {

    @Override
    public String name() {
        return "DaemonSet " + namespace + "/" + daemonSet + " is rolled out";
    }

    @Override
    public Observation observe() {
        DaemonSet now = client.apps().daemonSets().inNamespace(namespace).withName(daemonSet).get();
        return now == null ? Observation.nothing("there is no such DaemonSet") : state(now);
    }

    static Observation state(DaemonSet set) {
        DaemonSetStatus status = set.getStatus();
        long seen = number(status.getObservedGeneration());
        if (seen < set.getMetadata().getGeneration()) {
            return Observation.notYet("its controller has not seen the template yet", 1);
        }
        int wanted = status.getDesiredNumberScheduled();
        long updated = number(status.getUpdatedNumberScheduled());
        long available = number(status.getNumberAvailable());
        String observed =
                "of %d pods %d are updated and %d available".formatted(wanted, updated, available);
        return wanted > 0 && updated == wanted && available == wanted
                ? Observation.holds(observed, wanted)
                : Observation.notYet(observed, 1);
    }

    /** What is zero is left out. */
    private static long number(Number written) {
        return Optional.ofNullable(written).map(Number::longValue).orElse(0L);
    }
}
