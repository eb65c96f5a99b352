package dev.relapse.simulation.autoscaler.planner;

import dev.relapse.kubernetes.GoDuration;
import dev.relapse.simulation.autoscaler.log.Klog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Since when nodes have been unneeded without a break.
 *
 * <p>Upstream: {@code core/scaledown/unneeded/nodes.go}.
 */
final class UnneededNodes {

    private record Entry(Removable removable, Instant since) {}

    private final Klog log;
    private Map<String, Entry> byName = new LinkedHashMap<>();

    UnneededNodes(Klog log) {
        this.log = log;
    }

    /** Nodes that are not in the list any more start anew when they come back. */
    void update(List<Removable> unneeded, Instant now) {
        Map<String, Entry> updated = new LinkedHashMap<>();
        for (Removable removable : unneeded) {
            Instant since =
                    Optional.ofNullable(byName.get(removable.name())).map(Entry::since).orElse(now);
            updated.put(removable.name(), new Entry(removable, since));
            log.info(
                    4,
                    String.format(
                            "%s is unneeded since %s duration %s",
                            removable.name(), since, format(since, now)));
        }
        byName = updated;
    }

    void clear() {
        byName = new LinkedHashMap<>();
    }

    boolean contains(String node) {
        return byName.containsKey(node);
    }

    List<Removable> list() {
        return byName.values().stream().map(Entry::removable).toList();
    }

    /** Empty nodes first, then those that need a drain. */
    List<Removable> emptyFirst() {
        List<Removable> ordered =
                new ArrayList<>(list().stream().filter(Removable::empty).toList());
        ordered.addAll(list().stream().filter(removable -> !removable.empty()).toList());
        return ordered;
    }

    /** Longer, not as long: upstream compares strictly. */
    boolean longerThan(String node, Duration time, Instant now) {
        Instant since = byName.get(node).since();
        log.info(2, node + " was unneeded for " + format(since, now));
        return since.plus(time).isBefore(now);
    }

    private static String format(Instant since, Instant now) {
        return GoDuration.format(Duration.between(since, now));
    }
}
