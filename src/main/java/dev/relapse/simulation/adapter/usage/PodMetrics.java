package dev.relapse.simulation.adapter.usage;

import java.util.List;

/**
 * A pod's figures as the API gives them.
 *
 * @param timestamp RFC 3339: the end of the window
 * @param window a Go duration
 */
public record PodMetrics(
        Metadata metadata, String timestamp, String window, List<ContainerMetrics> containers) {

    /** One container's figures. */
    public record ContainerMetrics(String name, Usage usage) {}

    public PodMetrics {
        containers = List.copyOf(containers);
    }
}
