package dev.relapse.scenarios.istiosidecar;

import dev.relapse.definition.Settings;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.scenarios.istiosidecar.ReportedUsage.Figure;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the measured proxies know, were asked and use. */
final class ProxyProbes {

    private static final int CLUSTERS_OF_A_SERVICE = 3;
    private static final int LISTENERS_OF_A_SERVICE = 2;

    /** Between a measurement and its arrival in the pod's annotations, at most. */
    private static final Duration LATEST = Duration.ofSeconds(3);

    /** metrics-server and KWOK each round by up to one thousandth of a core. */
    private static final double ROUNDING = 2;

    private static final int LEAST_FIGURES = 3;

    private final Proxies proxies;
    private final ReportedUsage reported;
    private final Company company;
    private final Settings settings;

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

    /** Holds while every figure of the metrics API is what /proc says of the same time. */
    Probe reportWhatTheyUse() {
        return Probe.of(
                "the metrics API reports what /proc shows",
                () -> {
                    int compared = 0;
                    for (Figure figure : reported.figures()) {
                        for (ProxyMeter meter : proxies.meters()) {
                            if (!meter.proxy().pod().equals(figure.pod())
                                    || !meter.covers(
                                            figure.until(), figure.window().plus(LATEST))) {
                                continue;
                            }
                            Bounds bounds = Bounds.of(meter, figure);
                            if (!bounds.contain(figure.milliCores())) {
                                return Observation.notYet(
                                        "%s is reported with %.0fm, measured with %.0fm to %.0fm"
                                                .formatted(
                                                        figure.pod(),
                                                        figure.milliCores(),
                                                        bounds.low(),
                                                        bounds.high()),
                                        1);
                            }
                            compared++;
                        }
                    }
                    String observed = compared + " figures agree";
                    return compared >= LEAST_FIGURES
                            ? Observation.holds(observed, compared)
                            : Observation.notYet(observed, compared);
                });
    }

    private List<ProxyState> last() {
        return proxies.meters().stream().flatMap(meter -> meter.lastState().stream()).toList();
    }

    /** Between which a figure must lie, whichever measurement it was made of. */
    private record Bounds(double low, double high) {

        static Bounds of(ProxyMeter meter, Figure figure) {
            double low = Double.MAX_VALUE;
            double high = 0;
            for (long late = -1000; late <= LATEST.toMillis(); late += 250) {
                double mean =
                        meter.milliCores(figure.until().minusMillis(late), figure.window())
                                .orElse(0.0);
                low = Math.min(low, mean);
                high = Math.max(high, mean);
            }
            return new Bounds(low, high);
        }

        boolean contain(double milliCores) {
            return milliCores >= low - ROUNDING && milliCores <= high + ROUNDING;
        }
    }
}
