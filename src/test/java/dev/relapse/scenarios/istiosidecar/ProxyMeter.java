package dev.relapse.scenarios.istiosidecar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one proxy was seen to use and to know, look by look. Thread-safe. */
final class ProxyMeter {

    private final Proxy proxy;
    private final List<ProxySample> samples = new ArrayList<>();

    ProxyMeter(Proxy proxy) {
        this.proxy = proxy;
    }

    Proxy proxy() {
        return proxy;
    }

    /** Looks at the proxy now. */
    ProxySample look() {
        ProxySample sample = proxy.sample();
        synchronized (this) {
            samples.add(sample);
        }
        return sample;
    }

    synchronized Optional<ProxySample> last() {
        return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
    }

    /** The last look at or before a moment, or the first one of all. */
    synchronized Optional<ProxySample> at(Instant moment) {
        Optional<ProxySample> found = samples.stream().findFirst();
        for (ProxySample sample : samples) {
            if (sample.at().isAfter(moment)) {
                break;
            }
            found = Optional.of(sample);
        }
        return found;
    }

    /** Mean CPU use over the window that ends at a moment, in thousandths of a core. */
    Optional<Double> milliCores(Instant until, Duration window) {
        Optional<ProxySample> last = at(until);
        Optional<ProxySample> first = at(until.minus(window));
        if (last.isEmpty() || !first.orElseThrow().at().isBefore(last.get().at())) {
            return Optional.empty();
        }
        double used = last.get().cpu().minus(first.get().cpu()).toNanos();
        return Optional.of(
                1000 * used / Duration.between(first.get().at(), last.get().at()).toNanos());
    }

    /** Whether the whole window was watched. */
    boolean covers(Instant until, Duration window) {
        return at(until.minus(window))
                .map(sample -> !sample.at().isAfter(until.minus(window)))
                .orElse(false);
    }

    /** Updates of clusters that the proxy took over between two moments. */
    long pushes(Instant from, Instant until) {
        return at(until).map(ProxySample::pushes).orElse(0L)
                - at(from).map(ProxySample::pushes).orElse(0L);
    }
}
