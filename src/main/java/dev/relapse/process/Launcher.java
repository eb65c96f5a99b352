package dev.relapse.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes that carry the run's mark, in the run's folder, with a clean environment. */
final class Launcher {

    private final RunId id;
    private final RunFolder folder;

    Launcher(RunId id, RunFolder folder) {
        this.id = id;
        this.folder = folder;
    }

    RunFolder folder() {
        return folder;
    }

    /**
     * Starts the program; does not wait for it.
     *
     * @throws ProgramFailed when its file is missing or not executable
     */
    Process launch(ProgramSpec spec) {
        if (spec.environment().containsKey(RunId.VARIABLE)) {
            throw new IllegalArgumentException(
                    spec.name() + " must not set " + RunId.VARIABLE + ": it is the run's mark");
        }
        Path file = ExecutableFile.resolve(spec.name(), spec.command().get(0), folder.path());
        // A session of its own: a Ctrl-C on the terminal reaches the JVM only, which then stops the
        // programs in their order. setsid executes the program in its place, so the pid is the
        // program's.
        List<String> command = new ArrayList<>(List.of("setsid", file.toString()));
        command.addAll(spec.command().subList(1, spec.command().size()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.path().toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(folder.log(spec.name()).toFile()));
        builder.environment().clear();
        builder.environment().putAll(cleanEnvironment());
        builder.environment().putAll(spec.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProgramFailed(
                    "cannot start %s: %s".formatted(spec.name(), e.getMessage()), e);
        }
    }

    /** Runs a command to its end. */
    CommandResult run(CommandSpec spec) {
        String word = spec.command().get(0);
        List<String> command = new ArrayList<>(spec.command());
        command.set(0, ExecutableFile.resolve(word, word, folder.path()).toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.path().toFile());
        builder.environment().clear();
        builder.environment().putAll(cleanEnvironment());
        return new Command(spec, builder, folder.temporary()).run();
    }

    private Map<String, String> cleanEnvironment() {
        return Map.of(
                "PATH",
                ExecutableFile.searchPath(),
                "HOME",
                folder.path().toString(),
                "TMPDIR",
                folder.temporary().toString(),
                RunId.VARIABLE,
                id.hex());
    }
}
