package dev.relapse.cluster.embedded;

import dev.relapse.cluster.TimerSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Flags that a scenario sets, sorted out by the program they are for. */
final class ProgramFlags {

    /** The programs of this cluster that take flags from a scenario. */
    static final List<String> PROGRAMS =
            List.of(
                    Etcd.NAME,
                    KubeApiServer.NAME,
                    KubeControllerManager.NAME,
                    KubeScheduler.NAME,
                    Kwok.NAME,
                    MetricsServerProgram.NAME,
                    Prometheus.NAME);

    private final Map<String, Map<String, String>> byProgram = new TreeMap<>();

    /**
     * Sorts them.
     *
     * @throws IllegalArgumentException for a name that is not {@code <program>.<flag>} of a known
     *     program
     */
    ProgramFlags(EmbeddedOptions options) {
        for (TimerSetting timer : options.timers()) {
            put("timer", timer.name(), timer.used());
        }
        options.flags().forEach((name, value) -> put("flag", name, value));
    }

    /** Values by flag name without dashes; empty when the scenario leaves the program alone. */
    Map<String, String> of(String program) {
        return byProgram.getOrDefault(program, Map.of());
    }

    private void put(String kind, String name, String value) {
        // Only the first dot parts: flags of Prometheus have dots of their own.
        int dot = name.indexOf('.');
        String program = dot < 0 ? name : name.substring(0, dot);
        if (!PROGRAMS.contains(program) || dot < 0 || dot == name.length() - 1) {
            throw new IllegalArgumentException(
                    "the %s '%s' is not <program>.<flag> of a program of the embedded cluster; known programs: %s"
                            .formatted(kind, name, String.join(", ", PROGRAMS)));
        }
        byProgram
                .computeIfAbsent(program, p -> new LinkedHashMap<>())
                .put(name.substring(dot + 1), value);
    }
}
