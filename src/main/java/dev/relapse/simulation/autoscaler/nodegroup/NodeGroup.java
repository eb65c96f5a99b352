package dev.relapse.simulation.autoscaler.nodegroup;

/**
 * A group of nodes of the kwok provider.
 *
 * @param name its id
 * @param minSize nodes below which it is not scaled down
 * @param maxSize nodes above which it is not scaled up
 */
public record NodeGroup(String name, int minSize, int maxSize) {

    public NodeGroup {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a node group has a name");
        }
        if (minSize < 0 || maxSize < minSize) {
            throw new IllegalArgumentException(
                    "node group " + name + " has impossible sizes " + minSize + " to " + maxSize);
        }
    }
}
