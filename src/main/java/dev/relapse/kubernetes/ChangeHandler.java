package dev.relapse.kubernetes;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes every change alike.
 *
 * @param told of the object as it is now: empty when it is gone
 */
record ChangeHandler<T>(Consumer<Optional<T>> told) implements ResourceEventHandler<T> {

    @Override
    public void onAdd(T object) {
        told.accept(Optional.of(object));
    }

    @Override
    public void onUpdate(T old, T object) {
        told.accept(Optional.of(object));
    }

    @Override
    public void onDelete(T object, boolean finalStateUnknown) {
        told.accept(Optional.empty());
    }
}
