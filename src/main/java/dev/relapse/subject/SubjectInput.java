package dev.relapse.subject;

import dev.relapse.data.DocumentSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a scenario can take from a team's manifests.
 *
 * @param name how the scenario calls it
 * @param what it is, in a few words
 * @param selector by what it is known
 * @param choice which of those that are known by it are taken
 * @param shape what an object must look like so that the scenario can judge it
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
        Choice choice,
        Optional<DocumentSchema> shape,
        Guard guard,
        List<String> notTheirs,
        Map<String, Reading> sets,
        Map<String, Reading> versions) {

    private static final int MOST_PASSED_OVER = 5;

    public SubjectInput {
        notTheirs = List.copyOf(notTheirs);
        sets = Map.copyOf(sets);
        versions = Map.copyOf(versions);
    }

    /**
     * What of a folder it takes.
     *
     * @throws IllegalArgumentException when an object has another shape than can be judged, naming
     *     its file and its field
     */
    List<? extends Found> among(ManifestFolder folder) {
        List<? extends Found> taken = choice.among(selector.among(folder));
        shape.ifPresent(schema -> manifests(taken).forEach(m -> requireShape(schema, m)));
        return taken;
    }

    private static void requireShape(DocumentSchema schema, Manifest manifest) {
        List<String> complaints = schema.complaints(manifest.json());
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is not %s: %s"
                            .formatted(
                                    manifest.label(),
                                    schema.title(),
                                    String.join("\n  ", complaints)));
        }
    }

    /** What lies there and might be taken for it, each with the reason why it is not. */
    List<String> passedOver(ManifestFolder folder) {
        Map<String, String> all = new TreeMap<>();
        List<? extends Found> meant = selector.among(folder);
        List<? extends Found> taken = choice.among(meant);
        meant.stream()
                .filter(found -> !taken.contains(found))
                .forEach(found -> all.put(found.label(), choice.whyNot(found)));
        selector.elsewhere(folder)
                .forEach(
                        m -> all.put(m.label(), "is not in " + selector.namespace().orElseThrow()));
        List<String> said = new ArrayList<>();
        all.forEach((label, why) -> said.add(label + ", as it " + why));
        int more = said.size() - MOST_PASSED_OVER;
        if (more > 0) {
            said.subList(MOST_PASSED_OVER, said.size()).clear();
            said.add("%d more that are not %s".formatted(more, what));
        }
        return said;
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
        // It is applied as the fix, and of several nobody knows which one counts.
        one(found);
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

    /** The versions that what was found does not say. */
    List<String> unsaid(List<? extends Found> found) {
        return versions.entrySet().stream()
                .filter(version -> value(version.getValue(), found).isEmpty())
                .map(version -> "the version of " + version.getKey())
                .toList();
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
