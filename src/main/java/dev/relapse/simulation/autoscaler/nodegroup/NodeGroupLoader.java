package dev.relapse.simulation.autoscaler.nodegroup;

import dev.relapse.simulation.autoscaler.snapshot.Nodes;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the node groups in ConfigMaps, as the kwok provider does at its start.
 *
 * <p>Upstream: {@code BuildKwokProvider} and {@code createNodegroups}. A node whose configured key
 * is missing makes no group; the first node of a group carries its sizes as annotations.
 */
public final class NodeGroupLoader {

    private static final String PREFIX = "cluster-autoscaler.kwok.nodegroup/";

    private final KubernetesClient client;
    private final String namespace;

    public NodeGroupLoader(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * Reads the settings and the node templates.
     *
     * @param configMap the ConfigMap with the provider's settings
     * @throws NodeGroupException when something is missing or wrong
     */
    public NodeGroups load(String configMap) throws NodeGroupException {
        KwokProviderConfig config =
                new KwokProviderConfig(value(configMap, "config", "failed to get configmap"));
        Map<String, NodeGroup> groups = new LinkedHashMap<>();
        for (Node template : templates(config)) {
            if (!config.grouping().configured(template).isEmpty()) {
                String name = config.grouping().nameFor(template);
                if (!groups.containsKey(name)) {
                    groups.put(name, group(name, template));
                }
            }
        }
        return new NodeGroups(config.grouping(), groups.values());
    }

    private List<Node> templates(KwokProviderConfig config) throws NodeGroupException {
        if (!config.fromConfigMap()) {
            return client.nodes().list().getItems();
        }
        String yaml = value(config.templatesName(), "templates", "failed to get configmap");
        List<HasMetadata> items =
                client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                        .items();
        List<Node> nodes =
                items.stream().filter(Node.class::isInstance).map(Node.class::cast).toList();
        if (nodes.isEmpty()) {
            throw new NodeGroupException(
                    "invalid templates file (found something other than nodes in the file)");
        }
        return nodes;
    }

    private String value(String name, String key, String missing) throws NodeGroupException {
        ConfigMap map = client.configMaps().inNamespace(namespace).withName(name).get();
        if (map == null) {
            throw new NodeGroupException(
                    missing + " '" + name + "': configmaps \"" + name + "\" not found");
        }
        String value = map.getData() == null ? null : map.getData().get(key);
        if (value == null || value.isEmpty()) {
            throw new NodeGroupException("configmap '" + name + "' doesn't have '" + key + "' key");
        }
        return value;
    }

    private static NodeGroup group(String name, Node template) throws NodeGroupException {
        int min = size(template, "min-count", 0);
        int max = size(template, "max-count", 200);
        int desired = size(template, "desired-count", 0);
        if (max < min) {
            throw new NodeGroupException(
                    String.format(
                            "min-count '%d' cannot be lesser than max-count '%d' for the node '%s'",
                            min, max, Nodes.name(template)));
        }
        if (desired > max || desired < min) {
            throw new NodeGroupException(
                    String.format(
                            "desired-count '%d' cannot be lesser than min-count '%d' or greater"
                                    + " than max-count '%d' for the node '%s'",
                            desired, min, max, Nodes.name(template)));
        }
        return new NodeGroup(name, min, max);
    }

    private static int size(Node template, String key, int otherwise) throws NodeGroupException {
        String text = Nodes.annotation(template, PREFIX + key).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}")) {
            throw new NodeGroupException(
                    String.format(
                            "invalid value for annotation key '%s' for node '%s'",
                            PREFIX + key, Nodes.name(template)));
        }
        return Integer.parseInt(text);
    }
}
