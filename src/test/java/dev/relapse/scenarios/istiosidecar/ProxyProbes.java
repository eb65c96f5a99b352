package dev.relapse.scenarios.istiosidecar;

import dev.relapse.definition.Settings;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the measured proxies know, were asked and use. */
final class ProxyProbes {

    private static final int CLUSTERS_OF_A_SERVICE = 3;
    private static final int LISTENERS_OF_A_SERVICE = 2;

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

    /**
     * Holds while each proxy has fewer clusters than with a single service of the company: a few
     * more than its own namespace's are those of the cluster itself.
     */
    Probe knowNothingOfTheCompany() {
        int least = settings.number("scoped.clusters") + CLUSTERS_OF_A_SERVICE;
        return each("each proxy knows nothing of the company", state -> state.clusters() < least);
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
    Probe reportWhatTheyUse(Instant since) {
        return new ReportedAgainstMeasured(proxies, reported, since);
    }

    private List<ProxyState> last() {
        return proxies.meters().stream().flatMap(meter -> meter.lastState().stream()).toList();
    }
}
