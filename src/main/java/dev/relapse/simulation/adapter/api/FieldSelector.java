package dev.relapse.simulation.adapter.api;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field selector over {@code metadata.name} and {@code metadata.namespace}. */
final class FieldSelector implements Predicate<ObjectMeta> {

    private static final Pattern REQUIREMENT =
            Pattern.compile("metadata\\.(name|namespace)(==|=|!=)([-a-z0-9.]*)");

    private final List<Predicate<ObjectMeta>> requirements;

    private FieldSelector(List<Predicate<ObjectMeta>> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /**
     * Reads a selector; blank selects everything.
     *
     * @throws IllegalArgumentException for anything but the two fields
     */
    static FieldSelector parse(String text) {
        List<Predicate<ObjectMeta>> requirements = new ArrayList<>();
        if (!text.isBlank()) {
            for (String part : text.split(",", -1)) {
                requirements.add(requirement(part.strip()));
            }
        }
        return new FieldSelector(requirements);
    }

    @Override
    public boolean test(ObjectMeta object) {
        return requirements.stream().allMatch(requirement -> requirement.test(object));
    }

    private static Predicate<ObjectMeta> requirement(String text) {
        Matcher match = REQUIREMENT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("field selector not supported: \"" + text + "\"");
        }
        Function<ObjectMeta, String> field =
                "name".equals(match.group(1)) ? ObjectMeta::getName : ObjectMeta::getNamespace;
        String value = match.group(3);
        boolean wanted = !"!=".equals(match.group(2));
        return object -> value.equals(field.apply(object)) == wanted;
    }
}
