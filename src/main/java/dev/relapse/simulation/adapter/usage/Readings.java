package dev.relapse.simulation.adapter.usage;

import dev.relapse.simulation.adapter.prometheus.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The samples of both resources for some objects.
 *
 * @param cpu by the object's name
 * @param memory by the object's name
 */
record Readings(Map<String, List<Sample>> cpu, Map<String, List<Sample>> memory) {

    static final Readings NONE = new Readings(Map.of(), Map.of());

    static Map<String, List<Sample>> byLabel(List<Sample> samples, String label) {
        return samples.stream()
                .collect(Collectors.groupingBy((Function<Sample, String>) s -> s.label(label)));
    }

    /** Whether both resources are known: upstream leaves out what lacks either. */
    boolean has(String name) {
        return cpu.containsKey(name) && memory.containsKey(name);
    }

    /** The earliest of the object's times, so that no figure looks fresher than it is. */
    Instant earliest(String name) {
        return Stream.concat(cpu.get(name).stream(), memory.get(name).stream())
                .map(Sample::time)
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
