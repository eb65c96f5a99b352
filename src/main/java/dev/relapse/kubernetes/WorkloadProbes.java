package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;

/** What workloads say of their pods. */
public final class WorkloadProbes {

    private WorkloadProbes() {}

    /** Holds while every replica that the Deployment asks for is ready. */
    public static Probe isReady(KubernetesClient client, String namespace, String deployment) {
        return Probe.of(
                "Deployment " + namespace + "/" + deployment + " is ready",
                () -> {
                    Deployment now =
                            client.apps()
                                    .deployments()
                                    .inNamespace(namespace)
                                    .withName(deployment)
                                    .get();
                    if (now == null) {
                        return Observation.nothing("there is no such Deployment");
                    }
                    int wanted = now.getSpec().getReplicas();
                    Integer reported = now.getStatus().getReadyReplicas();
                    int ready = reported == null ? 0 : reported;
                    String observed = ready + " of " + wanted + " replicas are ready";
                    return ready == wanted && ready > 0
                            ? Observation.holds(observed, ready)
                            : Observation.notYet(observed, 1);
                });
    }

    /** Holds once there is no Deployment of that name. */
    public static Probe isGone(KubernetesClient client, String namespace, String deployment) {
        return Probe.of(
                "Deployment " + namespace + "/" + deployment + " is gone",
                () ->
                        client.apps()
                                                .deployments()
                                                .inNamespace(namespace)
                                                .withName(deployment)
                                                .get()
                                        == null
                                ? Observation.holds("gone", 1)
                                : Observation.notYet("it is there", 1));
    }
}
