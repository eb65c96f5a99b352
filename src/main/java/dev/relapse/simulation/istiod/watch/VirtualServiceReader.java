package dev.relapse.simulation.istiod.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.simulation.istiod.model.Hostnames;
import dev.relapse.simulation.istiod.model.VirtualService;
import dev.relapse.simulation.istiod.model.VirtualService.Destination;
import dev.relapse.simulation.istiod.model.Visibility;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads where Istio's VirtualServices lead.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/model/push_context.go}, {@code
 * virtualServiceDestinationsFilteredBySourceNamespace}.
 */
public final class VirtualServiceReader {

    private VirtualServiceReader() {}

    public static VirtualService read(JsonNode object) {
        JsonNode spec = object.path("spec");
        String namespace = IstioReader.key(object).namespace();
        return new VirtualService(
                IstioReader.key(object),
                IstioReader.created(object),
                IstioReader.texts(spec.path("hosts")).stream()
                        .map(host -> Hostnames.resolve(host, namespace))
                        .toList(),
                Set.copyOf(IstioReader.texts(spec.path("gateways"))),
                Visibility.of(IstioReader.texts(spec.path("exportTo"))),
                Stream.of(
                                http(spec.path("http"), namespace),
                                routed(spec.path("tcp"), namespace, Set.of()),
                                routed(spec.path("tls"), namespace, Set.of()))
                        .flatMap(destinations -> destinations)
                        .toList());
    }

    private static Stream<Destination> http(JsonNode rules, String namespace) {
        return IstioReader.items(rules).flatMap(rule -> http(rule, namespace, sources(rule)));
    }

    private static Stream<Destination> http(JsonNode rule, String owner, Set<String> sources) {
        Stream<JsonNode> routed =
                IstioReader.items(rule.path("route")).map(route -> route.path("destination"));
        Stream<JsonNode> mirrored =
                Stream.concat(
                        Stream.of(rule.path("mirror")),
                        IstioReader.items(rule.path("mirrors"))
                                .map(mirror -> mirror.path("destination")));
        return Stream.concat(routed, mirrored)
                .flatMap(destination -> destination(destination, owner, sources).stream());
    }

    private static Stream<Destination> routed(JsonNode rules, String owner, Set<String> sources) {
        return IstioReader.items(rules)
                .flatMap(rule -> IstioReader.items(rule.path("route")))
                .flatMap(route -> destination(route.path("destination"), owner, sources).stream());
    }

    private static Optional<Destination> destination(
            JsonNode destination, String owner, Set<String> sources) {
        String host = destination.path("host").asText();
        JsonNode port = destination.path("port").path("number");
        return host.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Destination(
                                Hostnames.resolve(host, owner),
                                port.isInt() ? Optional.of(port.asInt()) : Optional.empty(),
                                sources));
    }

    /**
     * The namespaces that a rule is limited to. As upstream, matches without a namespace do not
     * count beside matches with one.
     */
    private static Set<String> sources(JsonNode rule) {
        return IstioReader.items(rule.path("match"))
                .map(match -> match.path("sourceNamespace").asText())
                .filter(namespace -> !namespace.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
