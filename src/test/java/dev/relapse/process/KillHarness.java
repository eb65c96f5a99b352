package dev.relapse.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a command that opens runs, ends it by a signal at a chosen moment, and checks that nothing
 * of its runs is left.
 *
 * <p>Any command will do, such as a whole {@code mvn verify}: every JVM below it gets a
 * java.io.tmpdir of the harness, which tells the victim's folders and processes from all others.
 */
final class KillHarness {

    private final Path folder;
    private final List<String> command;
    private final List<Victim> victims = new ArrayList<>();

    /**
     * @param folder empty, for the victims' temporary files and output
     * @param command the victim
     */
    KillHarness(Path folder, List<String> command) {
        this.folder = folder;
        this.command = List.copyOf(command);
    }

    /** Starts one more victim. */
    Victim start() throws IOException {
        String name = "victim-" + (victims.size() + 1);
        Path temporary = Files.createDirectory(folder.resolve(name));
        Path output = folder.resolve(name + ".log");
        // A shell without job control starts background commands deaf to SIGINT, and so their
        // children.
        List<String> whole = new ArrayList<>(List.of("env", "--default-signal=INT"));
        whole.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        Victim victim = new Victim(builder.start(), new Remains(temporary), output);
        victims.add(victim);
        return victim;
    }

    /**
     * What there is now of all victims so far. Asked after the last one, it shows what came to be
     * only after its victim's end had been found clean.
     */
    List<String> remains() {
        return victims.stream().flatMap(victim -> victim.remains().stream()).toList();
    }
}
