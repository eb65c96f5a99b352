/**
 * Machines on one machine: network namespaces, the segment that joins them, and relays over Unix
 * sockets between them and the host, whose own network is left as it is. Knows no Kubernetes.
 *
 * <p>The namespaces have no name in {@code /run/netns}, as that would be a mount that somebody has
 * to undo: each one lives as long as a process of the run is in it.
 */
package dev.relapse.network;
