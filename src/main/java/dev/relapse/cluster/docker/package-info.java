/** The container engine that the nodes of a cluster run in, through its command. */
package dev.relapse.cluster.docker;
