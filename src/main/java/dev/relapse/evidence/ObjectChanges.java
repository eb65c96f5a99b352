package dev.relapse.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
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
import java.util.concurrent.ConcurrentLinkedQueue;

/** Watches whole kinds and keeps every change, for {@code object-changes.jsonl}. */
public final class ObjectChanges implements EvidenceSource, AutoCloseable {

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Queue<ObjectChange> changes = new ConcurrentLinkedQueue<>();
    private final List<SharedIndexInformer<GenericKubernetesResource>> informers =
            new ArrayList<>();

    /** Begins to watch one kind in all namespaces; the kind must be served. */
    public void watch(KubernetesClient client, WatchedKind kind) {
        ResourceDefinitionContext context =
                new ResourceDefinitionContext.Builder()
                        .withGroup(kind.group())
                        .withVersion(kind.version())
                        .withPlural(kind.plural())
                        .withNamespaced(kind.namespaced())
                        .build();
        var all = client.genericKubernetesResources(context);
        informers.add(
                kind.namespaced()
                        ? all.inAnyNamespace().inform(new Recorder())
                        : all.inform(new Recorder()));
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
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
    }

    private final class Recorder implements ResourceEventHandler<GenericKubernetesResource> {
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
                            object.getKind(),
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
