/**
 * A simulation of the scale-down half of cluster-autoscaler 1.33 with its kwok cloud provider.
 *
 * <p>It stands in where the real program cannot be had. It takes the same flags, environment and
 * ConfigMaps, and leaves the same traces: taints, evictions, Node deletions, events, the status
 * ConfigMap, log lines and metrics. Each decision lives in a pure class with its clock handed in;
 * {@code api}, {@code actuation} and {@code loop} hold the only input and output.
 *
 * <p>Not simulated: scale-up, leader election, GPUs, dynamic resource allocation, atomic node
 * groups, cluster-wide resource limits, and the re-injection of recently evicted pods. Where a flag
 * or pod asks for one of these, the simulation refuses or says so in its log.
 *
 * @see <a
 *     href="https://github.com/kubernetes/autoscaler/tree/cluster-autoscaler-1.33.0/cluster-autoscaler">upstream</a>
 */
package dev.relapse.simulation.autoscaler;
