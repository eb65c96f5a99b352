package dev.relapse.scenarios.istiosidecar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What one proxy was seen to use and to know, look by look. Thread-safe. */
final class ProxyMeter {

    private final Proxy proxy;
    private final List<ProxyUse> uses = new ArrayList<>();
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

    /** Measures what the proxy uses. */
    ProxyUse measure() {
        ProxyUse use = proxy.use();
        synchronized (this) {
            uses.add(use);
        }
        return use;
    }

    /** The cluster has been told of the last measurement. */
    synchronized void told() {
        lastUse().ifPresent(use -> reports.add(new Report(use.at(), Instant.now())));
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

    synchronized Optional<ProxyUse> lastUse() {
        return uses.isEmpty() ? Optional.empty() : Optional.of(uses.get(uses.size() - 1));
    }

    synchronized Optional<ProxyState> lastState() {
        return states.isEmpty() ? Optional.empty() : Optional.of(states.get(states.size() - 1));
    }

    /** Mean CPU use over the window that ends at a moment, in thousandths of a core. */
    Optional<Double> milliCores(Instant until, Duration window) {
        Optional<ProxyUse> last = useAt(until);
        Optional<ProxyUse> first = useAt(until.minus(window));
        if (last.isEmpty() || !first.orElseThrow().at().isBefore(last.get().at())) {
            return Optional.empty();
        }
        double used = last.get().cpu().minus(first.get().cpu()).toNanos();
        return Optional.of(
                1000 * used / Duration.between(first.get().at(), last.get().at()).toNanos());
    }

    /**
     * Mean CPU use over each window that ended with a measurement between two moments, in
     * thousandths of a core.
     */
    List<Double> milliCores(Instant from, Instant until, Duration window) {
        List<Instant> ends;
        synchronized (this) {
            ends =
                    uses.stream()
                            .map(ProxyUse::at)
                            .filter(at -> !at.isBefore(from) && !at.isAfter(until))
                            .toList();
        }
        return ends.stream().flatMap(end -> milliCores(end, window).stream()).toList();
    }

    /** What it used between two moments, each rounded down to the last measurement. */
    Duration cpu(Instant from, Instant until) {
        return useAt(until).orElseThrow().cpu().minus(useAt(from).orElseThrow().cpu());
    }

    /** The working set at each measurement between two moments, in bytes. */
    synchronized List<Long> memory(Instant from, Instant until) {
        return uses.stream()
                .filter(use -> !use.at().isBefore(from) && !use.at().isAfter(until))
                .map(ProxyUse::memoryBytes)
                .toList();
    }

    /** Whether the whole window was measured. */
    synchronized boolean covers(Instant until, Duration window) {
        return !uses.isEmpty() && !uses.get(0).at().isAfter(until.minus(window));
    }

    /** The last measurement at or before a moment, or the first one of all. */
    private synchronized Optional<ProxyUse> useAt(Instant moment) {
        Optional<ProxyUse> found = uses.stream().findFirst();
        for (int i = uses.size() - 1; i >= 0; i--) {
            if (!uses.get(i).at().isAfter(moment)) {
                return Optional.of(uses.get(i));
            }
        }
        return found;
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
