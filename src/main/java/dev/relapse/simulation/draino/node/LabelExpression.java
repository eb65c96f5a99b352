package dev.relapse.simulation.draino.node;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which nodes draino looks at ({@code internal/kubernetes/nodefilters.go}). */
public final class LabelExpression {

    private LabelExpression() {}

    /**
     * A filter over a node's labels.
     *
     * @param text an expression over {@code metadata.labels}; empty lets every node pass
     * @throws IllegalArgumentException when it cannot be understood; says where
     */
    public static Predicate<Map<String, String>> compile(String text) {
        return text.isEmpty() ? labels -> true : new LabelExpressionParser(text).parse();
    }

    /**
     * The expression for {@code --node-label} ({@code ConvertLabelsToFilterExpr}).
     *
     * @param labels each {@code KEY=VALUE}; an empty value asks for the key alone
     * @throws IllegalArgumentException when a key comes with two values, or without an equals sign
     */
    public static String ofLabels(List<String> labels) {
        Map<String, String> wanted = new TreeMap<>();
        for (String label : labels) {
            int equals = label.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException(
                        "--node-label=" + label + ": write it as KEY=VALUE");
            }
            String value = label.substring(equals + 1);
            String other = wanted.put(label.substring(0, equals), value);
            if (other != null && !other.equals(value)) {
                throw new IllegalArgumentException(
                        "node-label parameter is used twice with the same key and different"
                                + " values: '%s' , '%s'".formatted(other, value));
            }
        }
        return wanted.entrySet().stream()
                .map(
                        label ->
                                label.getValue().isEmpty()
                                        ? "'%s' in metadata.labels".formatted(label.getKey())
                                        : "metadata.labels['%s'] == '%s'"
                                                .formatted(label.getKey(), label.getValue()))
                .collect(Collectors.joining(" && "));
    }
}
