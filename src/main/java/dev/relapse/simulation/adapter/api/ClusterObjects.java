package dev.relapse.simulation.adapter.api;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Optional;

/** What there is to be measured. */
public interface ClusterObjects {

    /** The running pods of a namespace, or of all of them if it is null. */
    List<ObjectMeta> pods(String namespace);

    Optional<ObjectMeta> pod(String namespace, String name);

    List<ObjectMeta> nodes();

    Optional<ObjectMeta> node(String name);
}
