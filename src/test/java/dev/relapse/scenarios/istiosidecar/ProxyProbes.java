package dev.relapse.scenarios.istiosidecar;

import dev.relapse.definition.Settings;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.scenarios.istiosidecar.ReportedUsage.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the measured proxies know, were asked and use. */
final class ProxyProbes {

    private static final int CLUSTERS_OF_A_SERVICE = 3;
    private static final int LISTENERS_OF_A_SERVICE = 2;

    /**
     * The age of a measurement by the time that KWOK reports it, at most: what it may be at a
     * kubelet, which measures a container every 10 s. Here it is a second on a quiet machine.
     */
    private static final Duration LATEST = Duration.ofSeconds(10);

    /** metrics-server's time stamps are whole seconds. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * In thousandths of a core: the kernel counts in ticks of 10 ms, KWOK and metrics-server round,
     * and the window that metrics-server saw may be longer by the time that a scrape takes.
     */
    private static final double ROUNDING = 5;

    private static final double LONGER = 0.1;

    private static final int LEAST_FIGURES = 3;

    private final Proxies proxies;
    private final ReportedUsage reported;
    private final Company company;
    private final Settings settings;
    private int checked;
    private int agreed;

    ProxyProbes(Proxies proxies, ReportedUsage reported, Company company, Settings settings) {
        this.proxies = proxies;
        this.reported = reported;
        this.company = company;
        this.settings = settings;
    }

    /** Holds while each proxy knows every service of the company. */
    Probe knowTheWholeMesh() {
        return each(
                "each proxy knows the whole mesh",
                state ->
                        state.clusters() >= (long) CLUSTERS_OF_A_SERVICE * company.size()
                                && state.listeners()
                                        >= (long) LISTENERS_OF_A_SERVICE * company.size());
    }

    /** Holds while each proxy knows its own namespace and nothing else. */
    Probe knowTheirOwnNamespaceOnly() {
        int clusters = settings.number("scoped.clusters");
        int listeners = settings.number("scoped.listeners");
        return each(
                "each proxy knows its own namespace only",
                state -> state.clusters() == clusters && state.listeners() == listeners);
    }

    private Probe each(String name, Predicate<ProxyState> wanted) {
        return Probe.of(
                name,
                () -> {
                    List<ProxyState> last = last();
                    String observed =
                            last.stream()
                                    .map(
                                            state ->
                                                    state.clusters()
                                                            + " clusters and "
                                                            + state.listeners()
                                                            + " listeners")
                                    .collect(Collectors.joining("; "));
                    return !last.isEmpty() && last.stream().allMatch(wanted)
                            ? Observation.holds(observed, last.size())
                            : Observation.notYet(observed, last.size());
                });
    }

    /** Holds while the counters of requests, of which there are some, are all at zero. */
    Probe neverServedARequest() {
        return Probe.of(
                "no proxy was ever sent a request",
                () -> {
                    long counters = last().stream().mapToLong(ProxyState::requestCounters).sum();
                    long requests = last().stream().mapToLong(ProxyState::requests).sum();
                    String observed = requests + " requests in " + counters + " counters";
                    return requests == 0 && counters > 0
                            ? Observation.holds(observed, counters)
                            : Observation.notYet(observed, counters);
                });
    }

    /**
     * Holds while every figure of the metrics API is what /proc says of the same time. What KWOK
     * reports for a window is what it knows when it is asked, so the measurement must be one that
     * the cluster knew of at the window's end. Where they disagree, nobody can tell what the
     * autoscaler saw.
     */
    Probe reportWhatTheyUse() {
        return Probe.of(
                "the metrics API reports what /proc shows",
                () -> {
                    Instant measured = Instant.now().minus(SECOND).minus(SECOND);
                    List<Figure> figures = reported.figures();
                    for (; checked < figures.size(); checked++) {
                        Figure figure = figures.get(checked);
                        if (figure.until().isAfter(measured)) {
                            break;
                        }
                        Optional<Bounds> bounds = boundsOf(figure);
                        if (bounds.isPresent() && !bounds.get().contain(figure.milliCores())) {
                            return Observation.nothing(
                                    "%s is reported with %.0fm, measured with %s"
                                            .formatted(
                                                    figure.pod(),
                                                    figure.milliCores(),
                                                    bounds.get()));
                        }
                        agreed += bounds.isPresent() ? 1 : 0;
                    }
                    String observed = agreed + " figures agree";
                    return agreed >= LEAST_FIGURES
                            ? Observation.holds(observed, agreed)
                            : Observation.notYet(observed, agreed);
                });
    }

    /** Empty for a pod whose proxy was not measured over the whole window. */
    private Optional<Bounds> boundsOf(Figure figure) {
        return proxies.meters().stream()
                .filter(meter -> meter.proxy().pod().equals(figure.pod()))
                .findFirst()
                .flatMap(
                        meter ->
                                meter.measuredUntil(figure.until().minus(LATEST))
                                        .filter(known -> meter.covers(known, figure.window()))
                                        .map(known -> Bounds.of(meter, known, figure)));
    }

    private List<ProxyState> last() {
        return proxies.meters().stream().flatMap(meter -> meter.lastState().stream()).toList();
    }

    /** Between which a figure must lie, whichever measurement it was made of. */
    private record Bounds(double low, double high) {

        static Bounds of(ProxyMeter meter, Instant known, Figure figure) {
            DoubleSummaryStatistics means =
                    meter.milliCores(known, figure.until().plus(SECOND), figure.window()).stream()
                            .mapToDouble(Double::doubleValue)
                            .summaryStatistics();
            return new Bounds(means.getMin(), means.getMax());
        }

        @Override
        public String toString() {
            return "%.0fm to %.0fm".formatted(low, high);
        }

        boolean contain(double milliCores) {
            return milliCores >= low * (1 - LONGER) - ROUNDING
                    && milliCores <= high * (1 + LONGER) + ROUNDING;
        }
    }
}
