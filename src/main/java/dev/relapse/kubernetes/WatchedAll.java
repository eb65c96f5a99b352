package dev.relapse.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All objects of a selection as the API server last told of them through a watch: reading them
 * costs no request. Its informer ends with the client that made it.
 */
public final class WatchedAll<T extends HasMetadata> implements AutoCloseable {

    private final String description;
    private final SharedIndexInformer<T> informer;
    private final AtomicLong changes = new AtomicLong();

    /**
     * Begins to watch.
     *
     * @param description the objects for messages: {@code nodes}
     * @param selection which ones
     */
    public WatchedAll(String description, Informable<T> selection) {
        this.description = description;
        this.informer = selection.inform(new ChangeHandler<>(now -> changes.incrementAndGet()));
    }

    /** For messages. */
    public String description() {
        return description;
    }

    /** Those that are there now and match, in no order. */
    public List<T> matching(Predicate<T> wanted) {
        return informer.getStore().list().stream().filter(wanted).toList();
    }

    /** The cluster-scoped object of that name, or empty while there is none. */
    public Optional<T> named(String name) {
        return matching(object -> object.getMetadata().getName().equals(name)).stream().findFirst();
    }

    /** The namespaced object of that name, or empty while there is none. */
    public Optional<T> named(String namespace, String name) {
        return matching(
                        object ->
                                object.getMetadata().getName().equals(name)
                                        && Objects.equals(
                                                object.getMetadata().getNamespace(), namespace))
                .stream()
                .findFirst();
    }

    /** How often the watch told of a change, the first sight of each object included. */
    public long changes() {
        return changes.get();
    }

    /** Tells of each object that is there now, and from now on of each that comes or changes. */
    public void onEachChange(Consumer<T> told) {
        informer.addEventHandler(new ChangeHandler<>(now -> now.ifPresent(told)));
    }

    @Override
    public void close() {
        informer.close();
    }
}
