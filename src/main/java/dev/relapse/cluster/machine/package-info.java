/**
 * The cluster of kind {@code machine}: no Kubernetes API, but one machine in namespaces of this
 * host, for incidents of what runs below Kubernetes, such as container runtimes. Needs root.
 */
package dev.relapse.cluster.machine;
