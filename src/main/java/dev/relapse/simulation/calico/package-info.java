/**
 * A stand-in for two parts of calico-node, {@code -startup} and {@code -monitor-addresses}, from
 * 3.23.2 to 3.25.2 (projectcalico/calico, {@code node/pkg/lifecycle/startup}), used where its image
 * cannot be had: the same environment variables, Node annotations, custom resources, log messages
 * and exit codes, over the interfaces of the network namespace that it runs in, as a process of its
 * own with credentials of its own.
 *
 * <ul>
 *   <li>{@code version}: what depends on the release
 *   <li>{@code links}: the kernel's interfaces, and upstream's filter over them
 *   <li>{@code detect}: the autodetection methods
 *   <li>{@code node}: Calico Nodes in the annotations of Kubernetes Nodes, and their conflicts
 *   <li>{@code resources}: the default IP pools, ClusterInformation and FelixConfiguration
 *   <li>{@code api}: the few requests that this takes
 *   <li>{@code log}, {@code env}: log lines and environment variables
 * </ul>
 *
 * <p>Where it departs from upstream:
 *
 * <ul>
 *   <li>the datastore is Kubernetes; etcd, and the migration from Calico 2, are refused or absent
 *   <li>interface expressions are Java's, which agree with Go's for names, {@code .*} and anchors
 *   <li>a name in {@code can-reach=} is resolved by Java
 *   <li>log lines have no line number of the source, and error texts of the network are Java's
 *   <li>Calico's own labels on a Node are left as they are; node selectors of pools are not checked
 *   <li>no other part of calico-node is there: no Felix, no BIRD, no runit to start them again
 * </ul>
 */
package dev.relapse.simulation.calico;
