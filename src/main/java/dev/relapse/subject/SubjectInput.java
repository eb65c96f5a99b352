package dev.relapse.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a scenario can take from a team's manifests.
 *
 * @param name how the scenario calls it
 * @param what it is, in a few words
 * @param selector by what it is known
 * @param guard what of it counts as the guard against the incident
 * @param notTheirs arguments that the scenario sets itself, without their values
 * @param sets which of the scenario's settings follow from it; those of the fix only where the
 *     guard is found
 * @param versions which component's version follows from it; those that are not said are ours
 */
public record SubjectInput(
        String name,
        String what,
        Selector selector,
        Guard guard,
        List<String> notTheirs,
        Map<String, Reading> sets,
        Map<String, Reading> versions) {

    public SubjectInput {
        notTheirs = List.copyOf(notTheirs);
        sets = Map.copyOf(sets);
        versions = Map.copyOf(versions);
    }

    /** The guard as a reader knows it, or empty when it is not in what was found. */
    Optional<String> guardIn(List<? extends Found> found) {
        if (!guard.counts() || found.isEmpty()) {
            return Optional.empty();
        }
        if (guard.argument().isPresent()) {
            return arguments(found)
                    .filter(guard::isMet)
                    .findFirst()
                    .map(argument -> guard.argument().get() + " in " + what);
        }
        if (guard.value().isPresent()) {
            Reading reading = guard.value().get();
            return value(reading, found)
                    .filter(guard::isValue)
                    .map(value -> reading.of() + " " + value + " in " + what);
        }
        return Optional.of(what);
    }

    /**
     * The value of a setting that follows from what was found.
     *
     * @throws IllegalArgumentException when it is not there and has no default
     */
    String read(Reading reading, List<? extends Found> found) {
        return value(reading, found)
                .or(reading::otherwise)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s has no %s, which the scenario needs"
                                                .formatted(found.get(0).label(), reading.of())));
    }

    /** The same, or empty where nothing is said. */
    Optional<String> value(Reading reading, List<? extends Found> found) {
        return switch (reading.how()) {
            case ARGUMENTS -> joined(theirs(found));
            case ARGUMENTS_WITHOUT_GUARD -> joined(theirs(found).filter(a -> !guard.isMet(a)));
            case GUARD_ARGUMENT -> joined(theirs(found).filter(guard::isMet));
            case CPU_REQUESTS ->
                    Optional.of(
                            manifests(found).mapToLong(m -> Containers.of(m).cpuMillis()).sum()
                                    + "m");
            case IMAGE_TAG -> ofTheOne(found, m -> containers(m).imageTag());
            case FIELD -> ofTheOne(found, m -> m.field(reading.of()));
            case ENV -> ofTheOne(found, m -> containers(m).variable(reading.of(), m.label()));
            case LINE ->
                    Optional.of(one(found))
                            .map(PlainFile.class::cast)
                            .flatMap(file -> file.line(reading.of()));
        };
    }

    private Stream<String> theirs(List<? extends Found> found) {
        return arguments(found)
                .filter(argument -> argument.startsWith("-"))
                .filter(argument -> notTheirs.stream().noneMatch(n -> is(n, argument)));
    }

    private Stream<String> arguments(List<? extends Found> found) {
        return manifests(found).flatMap(m -> containers(m).arguments().stream());
    }

    private Containers containers(Manifest manifest) {
        return selector.container()
                .map(name -> Containers.of(manifest, name))
                .orElseGet(() -> Containers.of(manifest));
    }

    private Optional<String> ofTheOne(
            List<? extends Found> found, Function<Manifest, Optional<String>> value) {
        return value.apply((Manifest) one(found));
    }

    /** The only one of what was found. */
    <T extends Found> T one(List<T> found) {
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "there is more than one of %s: %s; leave one"
                            .formatted(what, found.stream().map(Found::label).toList()));
        }
        return found.get(0);
    }

    private static Stream<Manifest> manifests(List<? extends Found> found) {
        return found.stream().map(Manifest.class::cast);
    }

    private static Optional<String> joined(Stream<String> words) {
        return Optional.of(String.join(" ", words.toList()));
    }

    private static boolean is(String flag, String argument) {
        return argument.equals(flag) || argument.startsWith(flag + "=");
    }
}
