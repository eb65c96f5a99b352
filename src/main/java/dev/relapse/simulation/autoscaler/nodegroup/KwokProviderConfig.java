package dev.relapse.simulation.autoscaler.nodegroup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Objects;

/**
 * The kwok provider's settings, ConfigMap key {@code config}.
 *
 * <p>Upstream: {@code LoadConfigFile} in {@code cloudprovider/kwok/kwok_config.go}. {@code nodes}
 * and {@code kwok} concern scale-up and GPUs and are passed over.
 */
final class KwokProviderConfig {

    private static final YAMLMapper YAML = new YAMLMapper();

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Document(String readNodesFrom, Keys nodegroups, Reference configmap) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Keys(String fromNodeLabelKey, String fromNodeLabelAnnotation) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Reference(String name) {}

    private final Document document;
    private final Grouping grouping;

    /**
     * Reads and checks the settings.
     *
     * @throws NodeGroupException worded as upstream, when they are incomplete
     */
    KwokProviderConfig(String yaml) throws NodeGroupException {
        try {
            document = YAML.readValue(yaml, Document.class);
        } catch (JsonProcessingException malformed) {
            throw new NodeGroupException(
                    "failed to decode kwok config: " + malformed.getOriginalMessage());
        }
        checkSource();
        grouping = readGrouping();
    }

    Grouping grouping() {
        return grouping;
    }

    boolean fromConfigMap() {
        return document.readNodesFrom().equals("configmap");
    }

    /** The ConfigMap with the node templates; only where {@link #fromConfigMap}. */
    String templatesName() {
        return document.configmap().name();
    }

    private void checkSource() throws NodeGroupException {
        switch (text(document.readNodesFrom())) {
            case "cluster" -> {}
            case "configmap" -> {
                if (document.configmap() == null || text(document.configmap().name()).isEmpty()) {
                    throw new NodeGroupException(
                            "please specify 'configmap.name' in kwok config (currently empty or"
                                    + " undefined)");
                }
            }
            default ->
                    throw new NodeGroupException(
                            "'readNodesFrom' in kwok config is invalid (expected: 'label' or"
                                    + " 'annotation'): "
                                    + text(document.readNodesFrom()));
        }
    }

    private Grouping readGrouping() throws NodeGroupException {
        if (document.nodegroups() == null) {
            throw new NodeGroupException(
                    "please specify a value for 'nodegroups' in kwok config (currently empty or"
                            + " undefined)");
        }
        String label = text(document.nodegroups().fromNodeLabelKey());
        String annotation = text(document.nodegroups().fromNodeLabelAnnotation());
        if (label.isEmpty() == annotation.isEmpty()) {
            throw new NodeGroupException(
                    "please specify either 'nodegroups.fromNodeLabelKey' or"
                            + " 'nodegroups.fromNodeAnnotation' in kwok provider config ("
                            + (label.isEmpty()
                                    ? "currently empty or undefined)"
                                    : "you can't use both)"));
        }
        return label.isEmpty() ? new Grouping(false, annotation) : new Grouping(true, label);
    }

    private static String text(String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }
}
