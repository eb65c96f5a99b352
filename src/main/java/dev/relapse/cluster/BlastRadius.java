package dev.relapse.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a scenario does to a cluster beyond objects in namespaces of its own; whoever shares the
 * cluster is concerned by it.
 *
 * @param clusterWide cluster-wide objects that it makes, changes or removes
 * @param evicts pods that are evicted, preempted or killed for it
 * @param takesOver APIs and services of the cluster that it answers for meanwhile, in a few words
 * @param roles files of {@code fixtures} with the ClusterRoles that its programs ask for
 */
public record BlastRadius(
        List<Change> clusterWide,
        List<Eviction> evicts,
        List<String> takesOver,
        List<String> roles) {

    public BlastRadius {
        clusterWide = List.copyOf(clusterWide);
        evicts = List.copyOf(evicts);
        takesOver = List.copyOf(takesOver);
        roles = List.copyOf(roles);
    }

    /** Whose something is that is changed or evicted. */
    public enum Whose {
        /** The run's. */
        OWN,
        /** Also what was there before, or what others make meanwhile. */
        OTHERS
    }

    /**
     * Cluster-wide objects.
     *
     * @param kind such as {@code Node}
     * @param what is done to them, in a few words
     */
    public record Change(String kind, Whose whose, String what) {
        public Change {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(whose, "whose");
            Objects.requireNonNull(what, "what");
        }
    }

    /**
     * Pods.
     *
     * @param what which ones and why, in a few words
     */
    public record Eviction(Whose whose, String what) {
        public Eviction {
            Objects.requireNonNull(whose, "whose");
            Objects.requireNonNull(what, "what");
        }
    }

    /** Of a replay that stays in its own namespaces. */
    public static BlastRadius none() {
        return new BlastRadius(List.of(), List.of(), List.of(), List.of());
    }

    /** What of it would harm others on the same cluster, a line each; empty when nothing. */
    public List<String> harms() {
        return Stream.of(
                        clusterWide.stream()
                                .filter(change -> change.whose() == Whose.OTHERS)
                                .map(change -> change.kind() + " of others: " + change.what()),
                        evicts.stream()
                                .filter(eviction -> eviction.whose() == Whose.OTHERS)
                                .map(eviction -> "evicts " + eviction.what()),
                        takesOver.stream().map(api -> "takes over " + api))
                .flatMap(lines -> lines)
                .toList();
    }

    /** For a person, a line for each thing. */
    public List<String> inWords() {
        List<String> lines = new ArrayList<>();
        clusterWide.forEach(
                change ->
                        lines.add(
                                "cluster-wide: %s%s, %s"
                                        .formatted(
                                                change.kind(),
                                                change.whose() == Whose.OWN ? "" : " of others",
                                                change.what())));
        evicts.forEach(eviction -> lines.add("evicts: " + eviction.what()));
        takesOver.forEach(api -> lines.add("takes over: " + api));
        if (lines.isEmpty()) {
            lines.add("nothing outside of its own namespaces");
        }
        return lines;
    }
}
