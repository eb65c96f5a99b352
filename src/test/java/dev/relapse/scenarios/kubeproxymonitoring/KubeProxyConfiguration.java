package dev.relapse.scenarios.kubeproxymonitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * The file that kube-proxy is started with.
 *
 * @param yaml one object
 */
record KubeProxyConfiguration(String yaml) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * The same with another address for the metrics; empty stands for kube-proxy's default.
     *
     * @throws IllegalArgumentException when it is something else
     */
    KubeProxyConfiguration withMetricsBindAddress(String address) {
        try {
            JsonNode root = YAML.readTree(yaml);
            if (!(root instanceof ObjectNode object)
                    || !object.path("kind").asText().equals("KubeProxyConfiguration")) {
                throw new IllegalArgumentException("not kube-proxy's configuration: " + yaml);
            }
            object.put("metricsBindAddress", address);
            return new KubeProxyConfiguration(YAML.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not kube-proxy's configuration: " + yaml, e);
        }
    }
}
