package dev.relapse.simulation.draino.node;

import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why draino cordoned a node, kept on the node so that it can be uncordoned after a restart. */
public final class ConditionsAnnotation {

    public static final String KEY = "draino.planet.com/conditions";

    private ConditionsAnnotation() {}

    public static String value(List<SuppliedCondition> conditions) {
        return conditions.stream().map(Object::toString).collect(Collectors.joining(";"));
    }

    /** Empty when draino did not cordon the node; what cannot be read is left out. */
    static List<SuppliedCondition> of(Node node) {
        return Stream.of(annotations(node).getOrDefault(KEY, "").split(";", -1))
                .flatMap(ConditionsAnnotation::readable)
                .toList();
    }

    private static Stream<SuppliedCondition> readable(String text) {
        try {
            return Stream.of(SuppliedCondition.parse(text));
        } catch (IllegalArgumentException foreign) {
            // As upstream: an annotation that someone else wrote must not stop the controller.
            return Stream.empty();
        }
    }

    static Map<String, String> annotations(Node node) {
        Map<String, String> annotations = node.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }
}
