package dev.relapse.simulation.adapter.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Optional;

/**
 * Nodes and running pods from watches, as upstream: requests are answered from what was seen last,
 * even while the API server is away.
 */
public final class WatchedObjects implements ClusterObjects, AutoCloseable {

    private static final ListOptions ONE = new ListOptionsBuilder().withLimit(1L).build();

    private final SharedIndexInformer<Node> nodes;
    private final SharedIndexInformer<Pod> pods;

    /**
     * Lists everything and watches it from then on.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if it cannot be listed
     */
    public WatchedObjects(KubernetesClient client) {
        // Asked once before: a failing first watch would write its stack into the log.
        client.nodes().list(ONE);
        client.pods().inAnyNamespace().list(ONE);
        nodes = watch(client.nodes());
        try {
            pods = watch(client.pods().inAnyNamespace().withField("status.phase", "Running"));
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    @Override
    public List<ObjectMeta> pods(String namespace) {
        return pods.getIndexer().list().stream()
                .map(HasMetadata::getMetadata)
                .filter(pod -> namespace == null || namespace.equals(pod.getNamespace()))
                .toList();
    }

    @Override
    public Optional<ObjectMeta> pod(String namespace, String name) {
        return Optional.ofNullable(pods.getIndexer().getByKey(namespace + "/" + name))
                .map(HasMetadata::getMetadata);
    }

    @Override
    public List<ObjectMeta> nodes() {
        return nodes.getIndexer().list().stream().map(HasMetadata::getMetadata).toList();
    }

    @Override
    public Optional<ObjectMeta> node(String name) {
        return Optional.ofNullable(nodes.getIndexer().getByKey(name)).map(HasMetadata::getMetadata);
    }

    @Override
    public void close() {
        pods.close();
        nodes.close();
    }

    // Until the first list succeeded an error ends the start; later ones are retried.
    private static <T> SharedIndexInformer<T> watch(Informable<T> objects) {
        return objects.runnableInformer(0).exceptionHandler((started, error) -> started).run();
    }
}
