package dev.relapse.cluster.realnodes;

import dev.relapse.cluster.TimerSetting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flags that a scenario sets, sorted out by the program they are for.
 *
 * @param kind of the cluster, for messages
 * @param timers delays to shorten, of {@link #PROGRAMS}
 */
public record ProgramFlags(String kind, List<TimerSetting> timers) {

    /** The programs that take flags from a scenario. */
    static final List<String> PROGRAMS =
            List.of("kube-apiserver", "kube-controller-manager", "kwok", "metrics-server");

    /**
     * Sorts them.
     *
     * @throws IllegalArgumentException for a timer of a program that takes none
     */
    public ProgramFlags {
        timers = List.copyOf(timers);
        for (TimerSetting timer : timers) {
            program(kind, timer.name());
        }
    }

    /** Values by flag, sorted, without dashes. */
    public Map<String, String> of(String program) {
        Map<String, String> flags = new TreeMap<>();
        for (TimerSetting timer : timers) {
            if (program(kind, timer.name()).equals(program)) {
                flags.put(timer.name().substring(program.length() + 1), timer.used());
            }
        }
        return flags;
    }

    private static String program(String kind, String timer) {
        return PROGRAMS.stream()
                .filter(
                        program ->
                                timer.startsWith(program + ".")
                                        && timer.length() > program.length() + 1)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the timer '%s' is not <program>.<flag> of a program that takes flags on %s: %s"
                                                .formatted(
                                                        timer, kind, String.join(", ", PROGRAMS))));
    }
}
