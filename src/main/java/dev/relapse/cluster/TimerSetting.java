package dev.relapse.cluster;

/**
 * An upstream delay that a scenario shortens, with units as upstream writes them ({@code 15s}).
 *
 * @param name {@code <program>.<flag>}, such as {@code
 *     kube-controller-manager.horizontal-pod-autoscaler-sync-period}
 * @param upstream the upstream default
 * @param used what is set instead
 */
public record TimerSetting(String name, String upstream, String used) {

    public TimerSetting {
        if (name.isBlank() || upstream.isBlank() || used.isBlank()) {
            throw new IllegalArgumentException(
                    "a timer needs a name, its upstream default and the value used, not: '%s', '%s', '%s'"
                            .formatted(name, upstream, used));
        }
    }
}
