package dev.relapse.simulation.adapter.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.simulation.adapter.auth.Access;
import dev.relapse.simulation.adapter.usage.UsageProvider;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The nodes and pods of the resource metrics API. */
public final class MetricsResources {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<ObjectMeta> ORDER =
            Comparator.comparing(
                            ObjectMeta::getNamespace,
                            Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(ObjectMeta::getName);

    private final ClusterObjects objects;
    private final UsageProvider usage;

    public MetricsResources(ClusterObjects objects, UsageProvider usage) {
        this.objects = objects;
        this.usage = usage;
    }

    Response answer(Request request) {
        Access access = request.access();
        boolean nodes = "nodes".equals(access.resource()) && access.namespace() == null;
        boolean pods =
                "pods".equals(access.resource())
                        && (access.namespace() != null || access.name() == null);
        if (!nodes && !pods) {
            return Response.failure(
                    404, "NotFound", "the server could not find the requested resource");
        }
        return switch (access.verb()) {
            case "get" -> nodes ? node(access.name()) : pod(access.namespace(), access.name());
            case "list" -> list(request, nodes);
            default ->
                    Response.failure(
                            405,
                            "MethodNotAllowed",
                            access.verb()
                                    + " is not supported on resources of kind "
                                    + access.resource());
        };
    }

    private Response list(Request request, boolean nodes) {
        Predicate<ObjectMeta> selected;
        try {
            LabelSelector labels = LabelSelector.parse(request.parameter("labelSelector"));
            FieldSelector fields = FieldSelector.parse(request.parameter("fieldSelector"));
            selected = fields.and(object -> labels.test(labels(object)));
        } catch (IllegalArgumentException e) {
            return Response.failure(400, "BadRequest", e.getMessage());
        }
        List<ObjectMeta> found =
                (nodes ? objects.nodes() : objects.pods(request.access().namespace()))
                        .stream().filter(selected).sorted(ORDER).toList();
        return Response.json(
                Map.of(
                        "kind",
                        nodes ? "NodeMetricsList" : "PodMetricsList",
                        "apiVersion",
                        Discovery.GROUP + "/" + Discovery.VERSION,
                        "metadata",
                        Map.of(),
                        "items",
                        nodes ? usage.nodes(found) : usage.pods(found)));
    }

    private Response node(String name) {
        return objects.node(name)
                .map(node -> one("NodeMetrics", name, node, usage::nodes))
                .orElseGet(() -> notFound("nodes", name));
    }

    private Response pod(String namespace, String name) {
        return objects.pod(namespace, name)
                .map(pod -> one("PodMetrics", namespace + "/" + name, pod, usage::pods))
                .orElseGet(() -> notFound("pods", name));
    }

    private static Response one(
            String kind,
            String name,
            ObjectMeta object,
            Function<List<ObjectMeta>, ? extends List<?>> measure) {
        List<?> figures = measure.apply(List.of(object));
        if (figures.isEmpty()) {
            String resource = "NodeMetrics".equals(kind) ? "nodemetrics" : "podmetrics";
            return notFound(resource + "." + Discovery.GROUP, name);
        }
        ObjectNode body = JSON.createObjectNode();
        body.put("kind", kind);
        body.put("apiVersion", Discovery.GROUP + "/" + Discovery.VERSION);
        body.setAll(JSON.<ObjectNode>valueToTree(figures.get(0)));
        return Response.json(body);
    }

    private static Response notFound(String resource, String name) {
        return Response.failure(404, "NotFound", resource + " \"" + name + "\" not found");
    }

    private static Map<String, String> labels(ObjectMeta object) {
        return object.getLabels() == null ? Map.of() : object.getLabels();
    }
}
