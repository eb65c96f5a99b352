package dev.relapse.cluster.embedded;

import dev.relapse.cluster.capability.Faults;
import dev.relapse.process.Program;
import dev.relapse.process.Programs;
import java.util.stream.Collectors;

/** Kills programs of this cluster. */
record KilledPrograms(Programs programs) implements Faults {

    @Override
    public void kill(String program) {
        programs.find(program)
                .filter(Program::isAlive)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no program '%s' is running; running: %s"
                                                .formatted(program, running())))
                .kill();
    }

    private String running() {
        return programs.all().stream()
                .filter(Program::isAlive)
                .map(Program::name)
                .collect(Collectors.joining(", "));
    }
}
