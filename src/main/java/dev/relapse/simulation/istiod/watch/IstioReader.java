package dev.relapse.simulation.istiod.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.simulation.istiod.model.DestinationRule;
import dev.relapse.simulation.istiod.model.EgressListener;
import dev.relapse.simulation.istiod.model.Hostnames;
import dev.relapse.simulation.istiod.model.ObjectKey;
import dev.relapse.simulation.istiod.model.Protocol;
import dev.relapse.simulation.istiod.model.ServicePort;
import dev.relapse.simulation.istiod.model.Sidecar;
import dev.relapse.simulation.istiod.model.Visibility;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads Istio's Sidecars and DestinationRules from their JSON. Fields that do not make clusters or
 * listeners are passed over.
 */
public final class IstioReader {

    private IstioReader() {}

    public static Sidecar sidecar(JsonNode object) {
        JsonNode spec = object.path("spec");
        return new Sidecar(
                key(object),
                created(object),
                labels(spec.path("workloadSelector"), "labels"),
                items(spec.path("egress")).map(IstioReader::egress).toList());
    }

    private static EgressListener egress(JsonNode listener) {
        JsonNode port = listener.path("port");
        Optional<ServicePort> limit =
                port.path("number").asInt() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new ServicePort(
                                        port.path("name").asText(),
                                        port.path("number").asInt(),
                                        Protocol.parse(port.path("protocol").asText()),
                                        ""));
        return new EgressListener(
                limit,
                Optional.of(listener.path("bind").asText()).filter(bind -> !bind.isEmpty()),
                texts(listener.path("hosts")));
    }

    public static DestinationRule destinationRule(JsonNode object) {
        JsonNode spec = object.path("spec");
        return new DestinationRule(
                key(object),
                created(object),
                Hostnames.resolve(spec.path("host").asText(), key(object).namespace()),
                Visibility.of(texts(spec.path("exportTo"))),
                labels(spec.path("workloadSelector"), "matchLabels"),
                items(spec.path("subsets")).map(s -> s.path("name").asText()).toList());
    }

    static ObjectKey key(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new ObjectKey(metadata.path("namespace").asText(), metadata.path("name").asText());
    }

    /** The epoch for an object that no API server has seen. */
    static Instant created(JsonNode object) {
        String created = object.path("metadata").path("creationTimestamp").asText();
        return created.isEmpty() || created.equals("null") ? Instant.EPOCH : Instant.parse(created);
    }

    /** Present with the selector itself: one without labels selects everything. */
    private static Optional<Map<String, String>> labels(JsonNode selector, String field) {
        if (!selector.isObject()) {
            return Optional.empty();
        }
        Map<String, String> labels = new HashMap<>();
        selector.path(field)
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return Optional.of(labels);
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> texts(JsonNode array) {
        return items(array).map(JsonNode::asText).toList();
    }
}
