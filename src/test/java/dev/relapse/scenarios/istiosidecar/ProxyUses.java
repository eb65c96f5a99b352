package dev.relapse.scenarios.istiosidecar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one proxy was measured to use, in order of time. Thread-safe. */
final class ProxyUses {

    private final List<ProxyUse> uses = new ArrayList<>();

    synchronized void add(ProxyUse use) {
        uses.add(use);
    }

    synchronized Optional<ProxyUse> last() {
        return uses.isEmpty() ? Optional.empty() : Optional.of(uses.get(uses.size() - 1));
    }

    /** Mean CPU use over the window that ends at a moment, in thousandths of a core. */
    synchronized Optional<Double> milliCores(Instant until, Duration window) {
        Optional<ProxyUse> last = at(until);
        Optional<ProxyUse> first = at(until.minus(window));
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
    synchronized List<Double> milliCores(Instant from, Instant until, Duration window) {
        return between(from, until).stream()
                .flatMap(use -> milliCores(use.at(), window).stream())
                .toList();
    }

    /**
     * From when on it has used less than that, if it has for so long.
     *
     * @param moment what it used before does not count
     * @param least how long it must have been quiet
     * @param milliCores mean CPU use below which it is quiet, in thousandths of a core
     */
    synchronized Optional<Instant> quietSince(Instant moment, Duration least, double milliCores) {
        if (uses.isEmpty() || !covers(last().orElseThrow().at(), least)) {
            return Optional.empty();
        }
        Instant until = last().orElseThrow().at();
        Instant from = at(until.minus(least)).orElseThrow().at();
        return !from.isBefore(moment) && milliCores(until, least).orElseThrow() < milliCores
                ? Optional.of(from)
                : Optional.empty();
    }

    /** What it used between two moments, each rounded down to the last measurement. */
    synchronized Duration cpu(Instant from, Instant until) {
        return at(until).orElseThrow().cpu().minus(at(from).orElseThrow().cpu());
    }

    /** The working set at each measurement between two moments, in bytes. */
    synchronized List<Long> memory(Instant from, Instant until) {
        return between(from, until).stream().map(ProxyUse::memoryBytes).toList();
    }

    /** Whether the whole window was measured. */
    synchronized boolean covers(Instant until, Duration window) {
        return !uses.isEmpty() && !uses.get(0).at().isAfter(until.minus(window));
    }

    private List<ProxyUse> between(Instant from, Instant until) {
        return uses.stream()
                .filter(use -> !use.at().isBefore(from) && !use.at().isAfter(until))
                .toList();
    }

    /** The last measurement at or before a moment, or the first one of all. */
    private Optional<ProxyUse> at(Instant moment) {
        Optional<ProxyUse> found = uses.stream().findFirst();
        for (int i = uses.size() - 1; i >= 0; i--) {
            if (!uses.get(i).at().isAfter(moment)) {
                return Optional.of(uses.get(i));
            }
        }
        return found;
    }
}
