package dev.relapse.cluster;

import dev.relapse.cluster.capability.Faults;
import dev.relapse.process.Program;
import dev.relapse.process.Programs;
import java.util.stream.Collectors;

/**
 * Kills programs of a run.
 *
 * @param programs among which it looks
 */
public record KilledPrograms(Programs programs) implements Faults {

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
        ProcessHandle process = ProcessHandle.of(victim.pid()).orElseThrow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String running() {
        return programs.all().stream()
                .filter(Program::isAlive)
                .map(Program::name)
                .collect(Collectors.joining(", "));
    }
}
