/**
 * A stand-in for draino at planetlabs/draino@9d39b53, used where its image cannot be had: the same
 * flags, API objects, events, conditions and metrics, as a process of its own with credentials of
 * its own.
 *
 * <ul>
 *   <li>{@code flags}: the command line
 *   <li>{@code node}: which nodes are bad, pure
 *   <li>{@code pod}: which of their pods are evicted, pure but for one look-up
 *   <li>{@code schedule}: when a node is drained
 *   <li>{@code drain}: cordon, drain and evict
 *   <li>{@code api}: what is written to and watched at the API server
 *   <li>{@code log}: log lines and metrics
 * </ul>
 *
 * <p>Where it departs from upstream:
 *
 * <ul>
 *   <li>it listens on loopback only, and needs {@code --kubeconfig}: it never runs inside a cluster
 *   <li>a node condition or flag that upstream would misread in silence is refused
 *   <li>{@code --node-label-expr} knows the part of the expression language that upstream's page
 *       and tests use, and refuses the rest
 *   <li>client-go's limit of five requests a second, and its aggregation of similar events, are
 *       absent; equal events are counted up as upstream does
 *   <li>flags are not read from {@code DRAINO_} environment variables
 *   <li>log lines have no caller and no stack trace, and are JSON with {@code --debug} too
 * </ul>
 */
package dev.relapse.simulation.draino;
