package dev.relapse.cluster.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Between what a cluster held once and what it holds now, by the keys of {@link Inventory}.
 *
 * @param added there only now
 * @param changed there then and now, and not the same
 * @param missing there only then
 */
record Difference(Set<String> added, Set<String> changed, Set<String> missing) {

    private static final int NAMED = 6;

    static Difference between(Inventory then, Inventory now) {
        Set<String> added = new TreeSet<>(now.objects().keySet());
        added.removeAll(then.objects().keySet());
        Set<String> missing = new TreeSet<>(then.objects().keySet());
        missing.removeAll(now.objects().keySet());
        Set<String> changed = new TreeSet<>(then.objects().keySet());
        changed.retainAll(now.objects().keySet());
        changed.removeIf(key -> then.objects().get(key).equals(now.objects().get(key)));
        return new Difference(added, changed, missing);
    }

    boolean isNone() {
        return size() == 0;
    }

    int size() {
        return added.size() + changed.size() + missing.size();
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        say(parts, "added", added);
        say(parts, "changed", changed);
        say(parts, "missing", missing);
        return parts.isEmpty() ? "no difference" : String.join("; ", parts);
    }

    private static void say(List<String> parts, String what, Set<String> keys) {
        if (!keys.isEmpty()) {
            parts.add(
                    "%d %s: %s%s"
                            .formatted(
                                    keys.size(),
                                    what,
                                    String.join(", ", keys.stream().limit(NAMED).toList()),
                                    keys.size() > NAMED ? ", ..." : ""));
        }
    }
}
