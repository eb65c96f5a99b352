package dev.relapse.simulation.adapter.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns one rule into PromQL for given objects. */
public final class ResourceQuery {

    private static final Set<String> FIELDS = Set.of(".LabelMatchers", ".GroupBy");

    private final QueryTemplate containerQuery;
    private final QueryTemplate nodeQuery;
    private final String namespaceLabel;
    private final String podLabel;
    private final String nodeLabel;
    private final String containerLabel;

    /**
     * The queries of a rule.
     *
     * @throws IllegalArgumentException if a template or a label cannot be used
     */
    public ResourceQuery(ResourceRule rule) {
        containerQuery = new QueryTemplate(rule.containerQuery(), FIELDS);
        nodeQuery = new QueryTemplate(rule.nodeQuery(), FIELDS);
        namespaceLabel = rule.resources().labelFor("namespace");
        podLabel = rule.resources().labelFor("pod");
        nodeLabel = rule.resources().labelFor("node");
        containerLabel = rule.containerLabel();
    }

    /** PromQL for the containers of these pods of one namespace; at least one pod. */
    public String containers(String namespace, List<String> pods) {
        String matchers = equal(namespaceLabel, namespace) + "," + oneOf(podLabel, pods);
        return fill(containerQuery, matchers, podLabel + "," + containerLabel);
    }

    /** PromQL for these nodes; at least one. */
    public String nodes(List<String> nodes) {
        return fill(nodeQuery, oneOf(nodeLabel, nodes), nodeLabel);
    }

    public String podLabel() {
        return podLabel;
    }

    public String nodeLabel() {
        return nodeLabel;
    }

    public String containerLabel() {
        return containerLabel;
    }

    private static String fill(QueryTemplate query, String matchers, String groupBy) {
        return query.fill(Map.of(".LabelMatchers", matchers, ".GroupBy", groupBy));
    }

    private static String oneOf(String label, List<String> names) {
        return names.size() == 1
                ? equal(label, names.get(0))
                : label + "=~" + quoted(String.join("|", names));
    }

    private static String equal(String label, String value) {
        return label + "=" + quoted(value);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
