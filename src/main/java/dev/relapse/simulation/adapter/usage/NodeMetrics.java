package dev.relapse.simulation.adapter.usage;

/**
 * A node's figures as the API gives them.
 *
 * @param timestamp RFC 3339: the end of the window
 * @param window a Go duration
 */
public record NodeMetrics(Metadata metadata, String timestamp, String window, Usage usage) {}
