package dev.relapse.definition;

import dev.relapse.host.HostNeed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one replay of the main variant takes on two cores with warm caches.
 *
 * @param time from start to verdict
 * @param memoryMiB summed PSS of everything, in MiB
 * @param host what this machine must offer, may be empty
 */
public record Needs(Duration time, int memoryMiB, List<HostNeed> host) {
    public Needs {
        host = List.copyOf(host);
    }

    /** What this machine does not offer, in the order of the needs. */
    public Stream<HostNeed.Missing> missing() {
        return host.stream().map(HostNeed::missing).flatMap(Optional::stream);
    }
}
