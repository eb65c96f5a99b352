package dev.relapse.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several probes as one statement: holds when each of them holds at the same look. */
public record AllOf(String name, List<Probe> probes) implements Probe {

    public AllOf {
        probes = List.copyOf(probes);
        if (probes.isEmpty()) {
            throw new IllegalArgumentException("nothing to observe for '" + name + "'");
        }
    }

    @Override
    public Observation observe() throws Exception {
        List<String> seen = new ArrayList<>();
        List<Instant> since = new ArrayList<>();
        long count = 0;
        for (Probe probe : probes) {
            Observation observation = probe.observe();
            if (!(observation instanceof Observation.Holds holds)) {
                return observation;
            }
            seen.add(holds.observed());
            holds.since().ifPresent(since::add);
            count += holds.count();
        }
        return new Observation.Holds(
                String.join("; ", seen), count, since.stream().min(Comparator.naturalOrder()));
    }
}
