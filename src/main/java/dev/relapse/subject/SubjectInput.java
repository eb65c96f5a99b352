package dev.relapse.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a scenario can take from a team's manifests.
 *
 * @param name how the scenario calls it
 * @param what it is, in a few words
 * @param kind of the object, or empty for any
 * @param objectName the object's name, or empty for any
 * @param container a workload is meant that has a container of this name, or whose image ends so;
 *     empty for any object
 * @param guard what of it counts as the guard against the incident
 * @param notTheirs arguments that the scenario sets itself, without their values
 * @param sets which of the scenario's settings follow from it; those of the fix only where the
 *     guard is found
 */
public record SubjectInput(
        String name,
        String what,
        Optional<String> kind,
        Optional<String> objectName,
        Optional<String> container,
        Guard guard,
        List<String> notTheirs,
        Map<String, Reading> sets) {

    /**
     * What counts as the guard.
     *
     * @param counts whether anything does
     * @param argument the beginning of an argument that a container must have; empty when it is
     *     enough that the object is there
     * @param settings which fix it is, where it is found; by key
     */
    public record Guard(boolean counts, Optional<String> argument, Map<String, String> settings) {

        /** Nothing of it does. */
        public static final Guard NONE = new Guard(false, Optional.empty(), Map.of());

        private boolean isIn(List<Manifest> found) {
            return counts
                    && !found.isEmpty()
                    && (argument.isEmpty()
                            || found.stream()
                                    .flatMap(m -> Containers.of(m).arguments().stream())
                                    .anyMatch(this::isMet));
        }

        private boolean isMet(String argument) {
            return this.argument.filter(argument::startsWith).isPresent()
                    && !argument.endsWith("=false");
        }
    }

    /** How a setting follows from what was found. */
    public enum Reading {
        /** The container's arguments that begin with a dash, separated by blanks. */
        ARGUMENTS,
        /** The same without the guard. */
        ARGUMENTS_WITHOUT_GUARD,
        /** The guard's argument alone. */
        GUARD_ARGUMENT,
        /** What a pod of each object that was found requests of CPU, added up. */
        CPU_REQUESTS
    }

    public SubjectInput {
        notTheirs = List.copyOf(notTheirs);
        sets = Map.copyOf(sets);
        if (kind.isEmpty() && container.isEmpty()) {
            throw new IllegalArgumentException(
                    "input '" + name + "' must say which kind or container it is looked for by");
        }
    }

    /** Those of the manifests that are meant. */
    List<Manifest> findIn(List<Manifest> manifests) {
        return manifests.stream()
                .filter(m -> kind.isEmpty() || kind.get().equals(m.object().getKind()))
                .filter(
                        m ->
                                objectName.isEmpty()
                                        || objectName
                                                .get()
                                                .equals(m.object().getMetadata().getName()))
                .filter(m -> container.isEmpty() || !Containers.of(m, container.get()).isEmpty())
                .toList();
    }

    boolean hasGuard(List<Manifest> found) {
        return guard.isIn(found);
    }

    /** The value of a setting that follows from what was found. */
    String read(Reading reading, List<Manifest> found) {
        Stream<String> theirs =
                found.stream()
                        .flatMap(m -> container.stream().map(c -> Containers.of(m, c)))
                        .flatMap(c -> c.arguments().stream())
                        .filter(argument -> argument.startsWith("-"))
                        .filter(argument -> notTheirs.stream().noneMatch(n -> is(n, argument)));
        return switch (reading) {
            case ARGUMENTS -> String.join(" ", theirs.toList());
            case ARGUMENTS_WITHOUT_GUARD ->
                    String.join(" ", theirs.filter(a -> !guard.isMet(a)).toList());
            case GUARD_ARGUMENT -> String.join(" ", theirs.filter(guard::isMet).toList());
            case CPU_REQUESTS ->
                    found.stream().mapToLong(m -> Containers.of(m).cpuMillis()).sum() + "m";
        };
    }

    private static boolean is(String flag, String argument) {
        return argument.equals(flag) || argument.startsWith(flag + "=");
    }
}
