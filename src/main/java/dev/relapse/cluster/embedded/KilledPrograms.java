package dev.relapse.cluster.embedded;

import dev.relapse.cluster.capability.Faults;
import dev.relapse.process.Program;
import dev.relapse.process.Programs;
import java.util.stream.Collectors;

/** Kills programs of this cluster. */
record KilledPrograms(Programs programs) implements Faults {

    @Override
    public void kill(String program) {
        Program victim =
                programs.find(program)
                        .filter(Program::isAlive)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "no program '%s' is running; running: %s"
                                                        .formatted(program, running())));
        // Not Program.kill(), which is a death that was asked for: this one shall come as a crash.
        ProcessHandle.of(victim.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    private String running() {
        return programs.all().stream()
                .filter(Program::isAlive)
                .map(Program::name)
                .collect(Collectors.joining(", "));
    }
}
