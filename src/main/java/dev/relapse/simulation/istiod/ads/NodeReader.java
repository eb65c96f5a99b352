package dev.relapse.simulation.istiod.ads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads who a proxy is from the node of its first request.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/model/context.go}, {@code
 * ParseServiceNodeWithMetadata} and {@code GetProxyConfigNamespace}.
 */
final class NodeReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTS = 4;

    private NodeReader() {}

    /**
     * Reads a node.
     *
     * @throws StatusRuntimeException INVALID_ARGUMENT for a node that is not a sidecar's
     */
    static ProxyIdentity read(Node node) {
        if (node.getId().isEmpty()) {
            throw refused("missing node information: the first request must tell node.id");
        }
        String[] parts = node.getId().split("~", -1);
        if (parts.length != PARTS) {
            throw refused(
                    "node id '"
                            + node.getId()
                            + "' is not of the form sidecar~<ip>~<pod>.<ns>~<ns>.svc.cluster.local");
        }
        if (!parts[0].equals("sidecar")) {
            throw refused(
                    "node type '"
                            + parts[0]
                            + "' of node id '"
                            + node.getId()
                            + "' is not simulated; only sidecars are");
        }
        Struct metadata = node.getMetadata();
        String address = address(metadata, parts[1]);
        if (address.isEmpty()) {
            throw refused(
                    "node id '"
                            + node.getId()
                            + "' has no valid IP address, neither has its metadata INSTANCE_IPS");
        }
        String namespace = text(metadata, "NAMESPACE");
        return new ProxyIdentity(
                parts[2],
                address,
                namespace.isEmpty() ? parts[3].split("\\.", 2)[0] : namespace,
                labels(metadata),
                text(metadata, "CLUSTER_ID"),
                text(metadata, "ISTIO_VERSION"),
                podPorts(metadata, node.getId()),
                reservedPorts(metadata));
    }

    private static String address(Struct metadata, String fromId) {
        return List.of((text(metadata, "INSTANCE_IPS") + "," + fromId).split(",")).stream()
                .map(String::trim)
                .filter(NodeReader::isAddress)
                .findFirst()
                .orElse("");
    }

    private static boolean isAddress(String text) {
        return text.matches("(\\d{1,3}\\.){3}\\d{1,3}")
                || text.matches("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    }

    private static Map<String, String> labels(Struct metadata) {
        Map<String, String> labels = new HashMap<>();
        metadata.getFieldsOrDefault("LABELS", Value.getDefaultInstance())
                .getStructValue()
                .getFieldsMap()
                .forEach((name, value) -> labels.put(name, value.getStringValue()));
        return labels;
    }

    /** The metadata's POD_PORTS: the containers' ports, as a JSON text. */
    private static Map<String, Integer> podPorts(Struct metadata, String id) {
        Map<String, Integer> ports = new HashMap<>();
        String text = text(metadata, "POD_PORTS");
        if (!text.isEmpty()) {
            try {
                for (JsonNode port : JSON.readTree(text)) {
                    ports.put(port.path("name").asText(), port.path("containerPort").asInt());
                }
            } catch (JsonProcessingException e) {
                throw refused(
                        "metadata POD_PORTS of node id '"
                                + id
                                + "' is not JSON: "
                                + e.getOriginalMessage());
            }
        }
        return ports;
    }

    private static Set<Integer> reservedPorts(Struct metadata) {
        Set<Integer> ports = new HashSet<>();
        for (String name : List.of("ENVOY_STATUS_PORT", "ENVOY_PROMETHEUS_PORT")) {
            Value value = metadata.getFieldsOrDefault(name, Value.getDefaultInstance());
            if (value.hasNumberValue()) {
                ports.add((int) value.getNumberValue());
            }
        }
        return ports;
    }

    private static String text(Struct metadata, String name) {
        return metadata.getFieldsOrDefault(name, Value.getDefaultInstance()).getStringValue();
    }

    private static StatusRuntimeException refused(String reason) {
        return Status.INVALID_ARGUMENT.withDescription(reason).asRuntimeException();
    }
}
