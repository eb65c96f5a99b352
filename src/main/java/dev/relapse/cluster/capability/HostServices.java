package dev.relapse.cluster.capability;

/**
 * As {@link HostPrograms}, on a cluster whose API server reaches what they serve: a webhook, or an
 * aggregated API.
 */
public interface HostServices extends HostPrograms {}
