package dev.relapse.simulation.istiod.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.simulation.istiod.model.Change;
import dev.relapse.simulation.istiod.model.ObjectKey;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Follows the API server with informers, and keeps a {@link MeshStore} up to date. */
public final class MeshWatcher implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final MeshStore store;
    private final Consumer<Change> changes;
    private final List<SharedIndexInformer<?>> informers = new ArrayList<>();

    /**
     * A watcher that does not watch yet.
     *
     * @param changes called from several threads
     */
    public MeshWatcher(KubernetesClient client, MeshStore store, Consumer<Change> changes) {
        this.client = client;
        this.store = store;
        this.changes = changes;
    }

    /** Completes when the store holds everything; fails when something cannot be listed. */
    public CompletableFuture<Void> start() {
        watch(client.services().inAnyNamespace(), this::service);
        watch(client.discovery().v1().endpointSlices().inAnyNamespace(), this::slice);
        watchIstio("Sidecar", "sidecars", IstioReader::sidecar, store::sidecar);
        watchIstio(
                "DestinationRule",
                "destinationrules",
                IstioReader::destinationRule,
                store::destinationRule);
        watchIstio(
                "VirtualService",
                "virtualservices",
                VirtualServiceReader::read,
                store::virtualService);
        return CompletableFuture.allOf(
                informers.stream()
                        .map(informer -> informer.start().toCompletableFuture())
                        .toArray(CompletableFuture[]::new));
    }

    private Change service(Service service, boolean there) {
        return store.service(
                ServiceReader.key(service),
                there ? Optional.of(ServiceReader.read(service)) : Optional.empty());
    }

    private Change slice(EndpointSlice slice, boolean there) {
        return EndpointSliceReader.service(slice)
                .map(
                        service ->
                                store.slice(
                                        ServiceReader.key(slice),
                                        service,
                                        there
                                                ? Optional.of(EndpointSliceReader.read(slice))
                                                : Optional.empty()))
                .orElse(Change.NONE);
    }

    private <T> void watchIstio(
            String kind,
            String plural,
            Function<JsonNode, T> reader,
            BiFunction<ObjectKey, Optional<T>, Change> sink) {
        ResourceDefinitionContext context =
                new ResourceDefinitionContext.Builder()
                        .withGroup("networking.istio.io")
                        .withVersion("v1")
                        .withKind(kind)
                        .withPlural(plural)
                        .withNamespaced(true)
                        .build();
        watch(
                client.genericKubernetesResources(context).inAnyNamespace(),
                (GenericKubernetesResource object, Boolean there) ->
                        sink.apply(
                                ServiceReader.key(object),
                                there
                                        ? Optional.of(reader.apply(JSON.valueToTree(object)))
                                        : Optional.empty()));
    }

    private <T> void watch(Informable<T> objects, BiFunction<T, Boolean, Change> taken) {
        SharedIndexInformer<T> informer = objects.runnableInformer(0);
        informer.addEventHandler(
                new ResourceEventHandler<T>() {
                    @Override
                    public void onAdd(T object) {
                        changes.accept(taken.apply(object, true));
                    }

                    @Override
                    public void onUpdate(T before, T object) {
                        changes.accept(taken.apply(object, true));
                    }

                    @Override
                    public void onDelete(T object, boolean finalStateUnknown) {
                        changes.accept(taken.apply(object, false));
                    }
                });
        informers.add(informer);
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::stop);
    }
}
