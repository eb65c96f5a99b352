/**
 * The cluster of kind {@code k3s}: one container of Docker in which k3s (https://k3s.io) is the
 * control plane and the node, started by Testcontainers. That runs as a program of its own, for
 * three reasons: what it started ends with the JVM that did, and a kept replay outlives this one;
 * whether it wants its reaper, and so the image of that, is decided by an environment variable; and
 * it keeps notes in the user's home.
 */
package dev.relapse.cluster.k3s;
