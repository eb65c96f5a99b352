package dev.relapse.simulation.autoscaler.api;

import dev.relapse.simulation.autoscaler.drainability.Controllers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Watches what the autoscaler decides from. Everything it returns is read-only. */
public final class ClusterReader implements Controllers, AutoCloseable {

    private final SharedIndexInformer<Node> nodes;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<PodDisruptionBudget> budgets;
    private final Map<Kind, SharedIndexInformer<? extends HasMetadata>> controllers =
            new EnumMap<>(Kind.class);

    /**
     * Returns when all caches are filled.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API refuses
     */
    public ClusterReader(KubernetesClient client) {
        nodes = client.nodes().inform();
        pods = client.pods().inAnyNamespace().inform();
        budgets = client.policy().v1().podDisruptionBudget().inAnyNamespace().inform();
        controllers.put(
                Kind.REPLICATION_CONTROLLER,
                client.replicationControllers().inAnyNamespace().inform());
        controllers.put(Kind.REPLICA_SET, client.apps().replicaSets().inAnyNamespace().inform());
        controllers.put(Kind.STATEFUL_SET, client.apps().statefulSets().inAnyNamespace().inform());
        controllers.put(Kind.DAEMON_SET, client.apps().daemonSets().inAnyNamespace().inform());
        controllers.put(Kind.JOB, client.batch().v1().jobs().inAnyNamespace().inform());
    }

    /** In the order of their names. */
    public List<Node> nodes() {
        return nodes.getStore().list().stream()
                .sorted(Comparator.comparing(node -> node.getMetadata().getName()))
                .toList();
    }

    /** In the order of their creation. */
    public List<Pod> pods() {
        return pods.getStore().list().stream()
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
                .toList();
    }

    public List<PodDisruptionBudget> budgets() {
        return budgets.getStore().list();
    }

    public void onPodChange(ResourceEventHandler<Pod> handler) {
        pods.addEventHandler(handler);
    }

    @Override
    public boolean exists(Kind kind, String namespace, String name) {
        return find(kind, namespace, name).findAny().isPresent();
    }

    @Override
    public OptionalInt replicas(Kind kind, String namespace, String name) {
        return find(kind, namespace, name)
                .map(ClusterReader::wantedReplicas)
                .findAny()
                .orElse(OptionalInt.empty());
    }

    @Override
    public void close() {
        List<SharedIndexInformer<?>> all = new ArrayList<>(controllers.values());
        all.addAll(List.of(nodes, pods, budgets));
        all.forEach(SharedIndexInformer::stop);
    }

    private Stream<? extends HasMetadata> find(Kind kind, String namespace, String name) {
        return controllers.get(kind).getStore().list().stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .filter(object -> object.getMetadata().getNamespace().equals(namespace));
    }

    private static OptionalInt wantedReplicas(HasMetadata object) {
        Integer replicas = null;
        if (object instanceof ReplicaSet set) {
            replicas = set.getSpec().getReplicas();
        } else if (object instanceof ReplicationController controller) {
            replicas = controller.getSpec().getReplicas();
        }
        return replicas == null ? OptionalInt.empty() : OptionalInt.of(replicas);
    }
}
