package dev.relapse.probe;

import java.util.ArrayList;
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
        long count = 0;
        for (Probe probe : probes) {
            Observation observation = probe.observe();
            if (!(observation instanceof Observation.Holds)) {
                return observation;
            }
            seen.add(observation.observed());
            count += observation.count();
        }
        return Observation.holds(String.join("; ", seen), count);
    }
}
