package dev.relapse.proof;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Looking;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Several probes as one: holds once all of them have held at every look for a whole window. */
final class HoldingTogether implements Probe {

    private final List<Probe> probes;
    private final Duration window;
    private final Map<Probe, Observation> last = new LinkedHashMap<>();
    private Instant since;
    private long startNanos;

    HoldingTogether(List<Probe> probes, Duration window) {
        this.probes = probes;
        this.window = window;
    }

    /** Of many only their number: which of them does not hold is in what was last seen. */
    @Override
    public String name() {
        String held = window.isZero() ? "" : " for " + window.toSeconds() + " s";
        String what =
                probes.size() == 1
                        ? probes.get(0).name()
                        : probes.size() + " observations to hold together";
        return what + held;
    }

    @Override
    public Observation observe() {
        for (Probe probe : probes) {
            last.put(probe, Looking.at(probe));
        }
        for (Map.Entry<Probe, Observation> entry : last.entrySet()) {
            Observation seen = entry.getValue();
            if (!(seen instanceof Observation.Holds)) {
                since = null;
                String text = entry.getKey().name() + ": " + seen.observed();
                return seen instanceof Observation.Broken
                        ? Observation.broken(text)
                        : Observation.notYet(text, seen.count());
            }
        }
        return allHold();
    }

    private Observation allHold() {
        if (since == null) {
            since = Instant.now();
            startNanos = System.nanoTime();
        }
        long count = last.values().stream().mapToLong(Observation::count).sum();
        Duration held = Duration.ofNanos(System.nanoTime() - startNanos);
        if (held.compareTo(window) >= 0) {
            return Observation.holds("all held", count);
        }
        return Observation.notYet(
                "all hold since "
                        + held.toSeconds()
                        + " s of "
                        + window.toSeconds()
                        + " s; "
                        + last.values().iterator().next().observed(),
                count);
    }

    /**
     * When the window began that was seen to hold: at the first look of an unbroken row of them, or
     * earlier where a probe speaks of the past. Null while not all hold.
     */
    Instant since() {
        return since == null
                ? null
                : Stream.concat(
                                Stream.of(since),
                                last.values().stream().flatMap(HoldingTogether::spokenOf))
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
    }

    private static Stream<Instant> spokenOf(Observation seen) {
        return seen instanceof Observation.Holds holds ? holds.since().stream() : Stream.empty();
    }

    List<Evidence> evidence() {
        return last.entrySet().stream()
                .map(e -> Expectation.evidenceOf(e.getKey(), e.getValue()))
                .toList();
    }

    /** The name of a probe that had nothing to look at, if there was one. */
    Optional<String> blind() {
        return last.entrySet().stream()
                .filter(e -> e.getValue() instanceof Observation.NotYet n && n.count() == 0)
                .map(e -> e.getKey().name())
                .findFirst();
    }
}
