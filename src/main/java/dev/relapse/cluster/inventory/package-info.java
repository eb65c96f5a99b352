/**
 * Everything that a cluster's API holds, compared with what it held before, and put back to that:
 * how a cluster is used again with proof that nothing of its last use is left.
 */
package dev.relapse.cluster.inventory;
