package dev.relapse.scenarios.istiosidecar;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.kubernetes.ReplicaHistory;
import dev.relapse.kubernetes.Watched;
import dev.relapse.kubernetes.WorkloadProbes;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** microdemo: a Deployment without one request, and its autoscaler. */
final class Workload {

    static final String NAME = "microdemo";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Which of its pods a Deployment gives up last (upstream's PodDeletionCost). */
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

    private final KubernetesClient client;
    private final Path manifests;
    private final String target;
    private final TeamsOwn theirs;
    private final ReplicaHistory replicas;
    private final Watched<HorizontalPodAutoscaler> autoscaler;
    private final SharedIndexInformer<Pod> pods;

    private Workload(KubernetesClient client, Path manifests, String target, TeamsOwn theirs) {
        this.client = client;
        this.manifests = manifests;
        this.target = target;
        this.theirs = theirs;
        this.replicas = new ReplicaHistory(client, NAME, NAME);
        this.autoscaler =
                new Watched<>(
                        "HPA " + NAME + "/" + NAME,
                        client.autoscaling()
                                .v2()
                                .horizontalPodAutoscalers()
                                .inNamespace(NAME)
                                .withName(NAME));
        this.pods =
                client.pods()
                        .inNamespace(NAME)
                        .withLabel("app", NAME)
                        .inform(
                                new ResourceEventHandler<>() {
                                    @Override
                                    public void onAdd(Pod pod) {}

                                    @Override
                                    public void onUpdate(Pod old, Pod pod) {}

                                    @Override
                                    public void onDelete(Pod pod, boolean unknown) {}
                                });
    }

    /** Deploys it, and waits until its pods are ready. The autoscaler comes later. */
    static Workload install(
            Cluster cluster, ScenarioDefinition scenario, Settings settings, TeamsOwn theirs) {
        Path manifests = scenario.folder().resolve("manifests");
        Manifests.apply(cluster.client(), manifests.resolve("microdemo.yaml"));
        if (theirs.autoscaler().isPresent()) {
            cluster.client()
                    .apps()
                    .deployments()
                    .inNamespace(NAME)
                    .withName(NAME)
                    .scale(settings.number("replicas.min"));
        }
        Wait.atMost(START_LIMIT).until(WorkloadProbes.isReady(cluster.client(), NAME, NAME));
        return new Workload(cluster.client(), manifests, settings.text("target"), theirs);
    }

    void installTheAutoscaler() {
        theirs.autoscaler()
                .ifPresentOrElse(
                        autoscaler -> client.resource(autoscaler.object()).create(),
                        () ->
                                Manifests.apply(
                                        client,
                                        manifests.resolve("autoscaler-" + target + ".yaml")));
        Wait.atMost(START_LIMIT)
                .until(
                        Probe.of(
                                autoscaler.description() + " is there",
                                () ->
                                        autoscaler.get().isPresent()
                                                ? Observation.holds("it is", 1)
                                                : Observation.nothing("not yet")));
    }

    ReplicaHistory replicas() {
        return replicas;
    }

    Watched<HorizontalPodAutoscaler> autoscaler() {
        return autoscaler;
    }

    /** What a pod requests of a resource, in its base unit: cores, bytes. */
    double requests(String resource) {
        return pods().get(0).getSpec().getContainers().stream()
                .map(container -> container.getResources().getRequests().get(resource))
                .mapToDouble(quantity -> quantity.getNumericalAmount().doubleValue())
                .sum();
    }

    /** Those that are not being deleted, the oldest first. */
    List<Pod> pods() {
        return pods.getStore().list().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(pod -> pod.getStatus().getPodIP() != null)
                .sorted(
                        Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                                .thenComparing(pod -> pod.getMetadata().getName()))
                .toList();
    }

    /**
     * Of all pods, this one is to go last, as its proxy is the one that is measured. A merge, since
     * a pod that has just come is being written to by others, too.
     */
    void keepLongest(Pod pod) {
        client.pods()
                .inNamespace(NAME)
                .withName(pod.getMetadata().getName())
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\"%s\":\"100\"}}}"
                                .formatted(DELETION_COST));
    }

    /** As {@code kubectl rollout restart} does it; returns when every replica is a new pod. */
    void restart() {
        List<String> old = pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
        client.apps().deployments().inNamespace(NAME).withName(NAME).rolling().restart();
        Wait.atMost(START_LIMIT)
                .until(
                        Probe.of(
                                "the rollout is over",
                                () -> {
                                    long left =
                                            pods().stream()
                                                    .filter(
                                                            pod ->
                                                                    old.contains(
                                                                            pod.getMetadata()
                                                                                    .getUid()))
                                                    .count();
                                    String observed = left + " old pods are left";
                                    return left == 0 && !pods().isEmpty()
                                            ? Observation.holds(observed, 1)
                                            : Observation.notYet(observed, 1);
                                }));
    }

    void scaleByHand(int count) {
        client.apps().deployments().inNamespace(NAME).withName(NAME).scale(count);
    }

    void deleteTheAutoscaler() {
        autoscaler.get().ifPresent(hpa -> client.resource(hpa).delete());
    }
}
