package dev.relapse.simulation.autoscaler.status;

import dev.relapse.simulation.autoscaler.nodegroup.NodeGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one loop found.
 *
 * @param message extra information, empty for none
 * @param all readiness of all nodes
 * @param byGroup readiness of each group's nodes, by the group's name
 * @param candidates unneeded nodes of each group, by its name
 * @param targets target size of each group, by its name
 */
public record StatusInput(
        Instant now,
        String message,
        ClusterReadiness all,
        List<NodeGroup> groups,
        Map<String, ClusterReadiness> byGroup,
        Map<String, Integer> candidates,
        Map<String, Integer> targets) {}
