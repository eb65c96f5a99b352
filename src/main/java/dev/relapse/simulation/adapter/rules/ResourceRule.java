package dev.relapse.simulation.adapter.rules;

import java.util.Objects;

/**
 * How to ask for one resource, CPU or memory; see the <a
 * href="https://github.com/kubernetes-sigs/prometheus-adapter/blob/v0.12.0/pkg/config/config.go">configuration
 * of the adapter</a>.
 *
 * @param containerQuery PromQL for containers, with {@code <<.LabelMatchers>>} and {@code
 *     <<.GroupBy>>}
 * @param nodeQuery the same for nodes
 * @param resources the labels of pods, namespaces and nodes
 * @param containerLabel the label with the container's name
 */
public record ResourceRule(
        String containerQuery, String nodeQuery, ResourceMapping resources, String containerLabel) {

    public ResourceRule {
        Objects.requireNonNull(containerQuery, "containerQuery is missing");
        Objects.requireNonNull(nodeQuery, "nodeQuery is missing");
        Objects.requireNonNull(resources, "resources is missing");
        Objects.requireNonNull(containerLabel, "containerLabel is missing");
    }
}
