/**
 * Programs that run on this machine against the API of a cluster, wherever that runs: how they are
 * had and started, and what they may do.
 */
package dev.relapse.cluster.hostprograms;
