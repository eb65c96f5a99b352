package dev.relapse.simulation.adapter.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A <a
 * href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">label
 * selector</a> in its text form: equality and sets. A requirement of inequality also holds for
 * objects without the label.
 */
final class LabelSelector implements Predicate<Map<String, String>> {

    private static final String KEY = "([A-Za-z0-9][-A-Za-z0-9_./]*)";
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);
    private static final Pattern EQUALITY =
            Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)");
    private static final Pattern SET =
            Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([-A-Za-z0-9_.,\\s]*)\\)");

    private final List<Predicate<Map<String, String>>> requirements;

    private LabelSelector(List<Predicate<Map<String, String>>> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /**
     * Reads a selector; blank selects everything.
     *
     * @throws IllegalArgumentException naming the part that is none
     */
    static LabelSelector parse(String text) {
        List<Predicate<Map<String, String>>> requirements = new ArrayList<>();
        if (!text.isBlank()) {
            for (String part : COMMA.split(text, -1)) {
                requirements.add(requirement(part.strip()));
            }
        }
        return new LabelSelector(requirements);
    }

    @Override
    public boolean test(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.test(labels));
    }

    private static Predicate<Map<String, String>> requirement(String text) {
        Matcher exists = EXISTS.matcher(text);
        if (exists.matches()) {
            return labels -> labels.containsKey(exists.group(2)) == exists.group(1).isEmpty();
        }
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            return in(
                    equality.group(1), Set.of(equality.group(3)), !"!=".equals(equality.group(2)));
        }
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            Set<String> values = Set.copyOf(List.of(set.group(3).strip().split("\\s*,\\s*", -1)));
            return in(set.group(1), values, "in".equals(set.group(2)));
        }
        throw new IllegalArgumentException("not a label selector: \"" + text + "\"");
    }

    private static Predicate<Map<String, String>> in(
            String key, Set<String> values, boolean wanted) {
        return labels -> {
            String value = labels.get(key);
            return (value != null && values.contains(value)) == wanted;
        };
    }
}
