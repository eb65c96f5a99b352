package dev.relapse.simulation.istiod.model;

/** Names one namespaced Kubernetes object of a kind that the context tells. */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {

    @Override
    public int compareTo(ObjectKey other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : namespace.compareTo(other.namespace);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
