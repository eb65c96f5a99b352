package dev.relapse.cluster.embedded;

import dev.relapse.cluster.TimerSetting;
import java.util.List;
import java.util.Map;

/**
 * What may differ between two embedded clusters.
 *
 * @param versions upstream version by component, such as {@code kubernetes: 1.36.3}; a component
 *     that is left out runs at its pinned version
 * @param timers delays to shorten
 * @param flags further flags by {@code <program>.<flag>}, such as {@code
 *     kube-apiserver.feature-gates}; stronger than timers and than our own flags
 */
public record EmbeddedOptions(
        Map<String, String> versions, List<TimerSetting> timers, Map<String, String> flags) {

    public EmbeddedOptions {
        versions = Map.copyOf(versions);
        timers = List.copyOf(timers);
        flags = Map.copyOf(flags);
    }

    /** Pinned versions and upstream's own delays. */
    public static EmbeddedOptions defaults() {
        return new EmbeddedOptions(Map.of(), List.of(), Map.of());
    }

    /** The same with these timers. */
    public EmbeddedOptions withTimers(List<TimerSetting> newTimers) {
        return new EmbeddedOptions(versions, newTimers, flags);
    }
}
