package dev.relapse.scenarios.istiosidecar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What one proxy was seen to use and to know, look by look. Thread-safe. */
final class ProxyMeter {

    private final Proxy proxy;
    private final ProxyUses uses = new ProxyUses();
    private final List<ProxyState> states = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();

    /** The use up to a moment was told to the cluster at another, a little later. */
    private record Report(Instant measured, Instant told) {}

    ProxyMeter(Proxy proxy) {
        this.proxy = proxy;
    }

    Proxy proxy() {
        return proxy;
    }

    /** What it was measured to use. */
    ProxyUses uses() {
        return uses;
    }

    /** Measures what the proxy uses. */
    ProxyUse measure() {
        ProxyUse use = proxy.use();
        uses.add(use);
        return use;
    }

    /** The cluster has been told of the last measurement. */
    synchronized void told() {
        uses.last().ifPresent(use -> reports.add(new Report(use.at(), Instant.now())));
    }

    /** Until when the use was measured that the cluster knew of at a moment. */
    synchronized Optional<Instant> measuredUntil(Instant moment) {
        for (int i = reports.size() - 1; i >= 0; i--) {
            if (!reports.get(i).told().isAfter(moment)) {
                return Optional.of(reports.get(i).measured());
            }
        }
        return Optional.empty();
    }

    /** Reads what the proxy knows. */
    void read() {
        ProxyState state = proxy.state();
        synchronized (this) {
            states.add(state);
        }
    }

    synchronized Optional<ProxyState> lastState() {
        return states.isEmpty() ? Optional.empty() : Optional.of(states.get(states.size() - 1));
    }

    /**
     * Updates of clusters that the proxy took over between two moments, or empty while its
     * statistics have not been read since. To be asked about times around which no update comes.
     */
    synchronized OptionalLong pushes(Instant from, Instant until) {
        long before = 0;
        for (ProxyState state : states) {
            if (!state.at().isAfter(from)) {
                before = state.pushes();
            } else if (!state.at().isBefore(until)) {
                return OptionalLong.of(state.pushes() - before);
            }
        }
        return OptionalLong.empty();
    }
}
