package dev.relapse.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.relapse.kubernetes.CustomResourceProbes;
import dev.relapse.kubernetes.Discovery;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Watches whole kinds and keeps every change, for {@code object-changes.jsonl}. */
public final class ObjectChanges implements EvidenceSource, AutoCloseable {

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final long NO_RESYNC = 0;

    private final Queue<ObjectChange> changes = new ConcurrentLinkedQueue<>();
    private final List<SharedIndexInformer<GenericKubernetesResource>> informers =
            new CopyOnWriteArrayList<>();
    private final Set<WatchedKind> awaited = ConcurrentHashMap.newKeySet();
    private SharedIndexInformer<CustomResourceDefinition> definitions;
    private EvidenceScope scope = EvidenceScope.EVERYTHING;

    /** Watches kinds in the whole cluster; see below. */
    public void watch(KubernetesClient client, List<WatchedKind> kinds) {
        watch(client, kinds, EvidenceScope.EVERYTHING);
    }

    /**
     * Watches kinds within a scope: those that are served from now on, the others from when their
     * definition is established. Called once.
     */
    public void watch(KubernetesClient client, List<WatchedKind> kinds, EvidenceScope newScope) {
        scope = newScope;
        for (WatchedKind kind : kinds) {
            Discovery.find(client, kind.apiVersion(), kind.plural())
                    .ifPresentOrElse(
                            resource -> begin(client, kind, resource.getKind()),
                            () -> awaited.add(kind));
        }
        if (!awaited.isEmpty()) {
            definitions =
                    client.apiextensions()
                            .v1()
                            .customResourceDefinitions()
                            .inform(new Definitions(client));
        }
    }

    /**
     * @param name of the kind: objects of a list do not carry it
     */
    private void begin(KubernetesClient client, WatchedKind kind, String name) {
        ResourceDefinitionContext context =
                new ResourceDefinitionContext.Builder()
                        .withGroup(kind.group())
                        .withVersion(kind.version())
                        .withPlural(kind.plural())
                        .withNamespaced(kind.namespaced())
                        .build();
        var all = client.genericKubernetesResources(context);
        SharedIndexInformer<GenericKubernetesResource> informer =
                (kind.namespaced() ? within(all) : all.withLabels(scope.labels()))
                        .runnableInformer(NO_RESYNC);
        informer.addEventHandler(new Recorder(name));
        // A kind is established a moment before it is served.
        informer.exceptionHandler((started, problem) -> true);
        CompletionStage<Void> unused = informer.start();
        informers.add(informer);
    }

    private FilterWatchListDeletable<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    Resource<GenericKubernetesResource>>
            within(
                    MixedOperation<
                                    GenericKubernetesResource,
                                    GenericKubernetesResourceList,
                                    Resource<GenericKubernetesResource>>
                            all) {
        return scope.namespace().isPresent()
                ? all.inNamespace(scope.namespace().get())
                : all.inAnyNamespace();
    }

    /** Everything seen so far, in order. */
    public List<ObjectChange> all() {
        return List.copyOf(changes);
    }

    @Override
    public String name() {
        return "object changes";
    }

    @Override
    public void collectInto(Path folder) throws Exception {
        List<String> lines = new ArrayList<>();
        for (ObjectChange change : changes) {
            lines.add(JSON.writeValueAsString(change));
        }
        Files.write(folder.resolve("object-changes.jsonl"), lines);
        if (!awaited.isEmpty()) {
            throw new IllegalStateException(
                    awaited.stream()
                            .map(kind -> kind.apiVersion() + "/" + kind.plural())
                            .sorted()
                            .collect(Collectors.joining(", ", "never served: ", "")));
        }
    }

    @Override
    public void close() {
        if (definitions != null) {
            definitions.close();
        }
        informers.forEach(SharedIndexInformer::close);
    }

    /** Begins to watch each awaited kind once. */
    private final class Definitions implements ResourceEventHandler<CustomResourceDefinition> {
        private final KubernetesClient client;

        private Definitions(KubernetesClient client) {
            this.client = client;
        }

        @Override
        public void onAdd(CustomResourceDefinition definition) {
            if (CustomResourceProbes.isEstablished(definition)) {
                List.copyOf(awaited).stream()
                        .filter(kind -> kind.isOf(definition))
                        .filter(awaited::remove)
                        .forEach(
                                kind ->
                                        begin(
                                                client,
                                                kind,
                                                definition.getSpec().getNames().getKind()));
            }
        }

        @Override
        public void onUpdate(CustomResourceDefinition old, CustomResourceDefinition definition) {
            onAdd(definition);
        }

        @Override
        public void onDelete(CustomResourceDefinition definition, boolean finalStateUnknown) {}
    }

    private final class Recorder implements ResourceEventHandler<GenericKubernetesResource> {
        private final String kind;

        private Recorder(String kind) {
            this.kind = kind;
        }

        @Override
        public void onAdd(GenericKubernetesResource object) {
            record("ADDED", object);
        }

        @Override
        public void onUpdate(GenericKubernetesResource old, GenericKubernetesResource object) {
            record("MODIFIED", object);
        }

        @Override
        public void onDelete(GenericKubernetesResource object, boolean finalStateUnknown) {
            record("DELETED", object);
        }

        private void record(String change, GenericKubernetesResource object) {
            var meta = object.getMetadata();
            changes.add(
                    new ObjectChange(
                            Instant.now(),
                            change,
                            kind,
                            meta.getNamespace(),
                            meta.getName(),
                            meta.getResourceVersion(),
                            newestManager(meta.getManagedFields())));
        }

        private static String newestManager(List<ManagedFieldsEntry> entries) {
            return entries.stream()
                    .filter(e -> e.getTime() != null)
                    .max(Comparator.comparing(ManagedFieldsEntry::getTime))
                    .map(ManagedFieldsEntry::getManager)
                    .orElse(null);
        }
    }
}
