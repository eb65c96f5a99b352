package dev.relapse.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the objects that a selector means are taken.
 *
 * @param without a field that makes an object another thing than the one that is meant
 * @param preferred a field's path and its value: of several objects, those that have it are taken
 *     alone
 */
public record Choice(Optional<String> without, Optional<Map.Entry<String, String>> preferred) {

    /** All of them. */
    public static final Choice ALL = new Choice(Optional.empty(), Optional.empty());

    /** Those that are taken. */
    List<? extends Found> among(List<? extends Found> meant) {
        List<? extends Found> all = meant.stream().filter(found -> !isAnother(found)).toList();
        List<? extends Found> first = all.stream().filter(this::isPreferred).toList();
        return first.isEmpty() ? all : first;
    }

    /** Why one that is not taken is not. */
    String whyNot(Found found) {
        return isAnother(found)
                ? "has " + without.orElseThrow()
                : preferred
                        .map(
                                wanted ->
                                        "leaves it to the one whose %s is %s"
                                                .formatted(wanted.getKey(), wanted.getValue()))
                        .orElseThrow();
    }

    private boolean isAnother(Found found) {
        return without.filter(field -> field(found, field).isPresent()).isPresent();
    }

    private boolean isPreferred(Found found) {
        return preferred
                .filter(
                        wanted ->
                                field(found, wanted.getKey())
                                        .equals(Optional.of(wanted.getValue())))
                .isPresent();
    }

    private static Optional<String> field(Found found, String path) {
        return found instanceof Manifest manifest ? manifest.field(path) : Optional.empty();
    }
}
