package dev.relapse.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One object as the API server last told of it through a watch: reading it costs no request. Its
 * informer ends with the client that made it.
 */
public final class Watched<T extends HasMetadata> implements AutoCloseable {

    private final String description;
    private final SharedIndexInformer<T> informer;
    private final AtomicLong changes = new AtomicLong();

    /**
     * Begins to watch.
     *
     * @param description the object for messages: {@code APIService v1beta1.metrics.k8s.io}
     * @param one the object, selected by name
     */
    public Watched(String description, Informable<T> one) {
        this.description = description;
        this.informer = one.inform(new ChangeHandler<>(now -> changes.incrementAndGet()));
    }

    /** For messages. */
    public String description() {
        return description;
    }

    /** The object as last told, or empty while there is none. */
    public Optional<T> get() {
        return informer.getStore().list().stream().findFirst();
    }

    /** How often the watch told of a change, the first sight included. */
    public long changes() {
        return changes.get();
    }

    /** Tells of the object as it is now, and of each change from now on: empty when it is gone. */
    void onEachChange(Consumer<Optional<T>> told) {
        informer.addEventHandler(new ChangeHandler<>(now -> told.accept(now)));
    }

    @Override
    public void close() {
        informer.close();
    }
}
