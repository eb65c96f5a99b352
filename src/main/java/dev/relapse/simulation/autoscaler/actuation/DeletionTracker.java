package dev.relapse.simulation.autoscaler.actuation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The deletions that are under way. Safe for many threads. */
public final class DeletionTracker {

    private record Entry(String group, boolean drain) {}

    private final Map<String, Entry> underWay = new LinkedHashMap<>();

    synchronized void start(String node, String group, boolean drain) {
        underWay.put(node, new Entry(group, drain));
    }

    synchronized void end(String node) {
        underWay.remove(node);
    }

    public synchronized Set<String> nodes() {
        return Set.copyOf(underWay.keySet());
    }

    public synchronized Map<String, Integer> countByGroup() {
        Map<String, Integer> counts = new HashMap<>();
        underWay.values().forEach(entry -> counts.merge(entry.group(), 1, Integer::sum));
        return counts;
    }

    synchronized int count() {
        return underWay.size();
    }

    synchronized int draining() {
        return (int) underWay.values().stream().filter(Entry::drain).count();
    }
}
