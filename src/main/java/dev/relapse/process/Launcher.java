package dev.relapse.process;

import java.io.IOException;
import java.nio.file.Files;
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
        Path file = ExecutableFile.resolve(spec.name(), spec.command().get(0), folder.path());
        ProcessBuilder builder =
                builder(
                                spec.name(),
                                spec.hosts().prefix(hostsFile(spec)),
                                file,
                                spec.command(),
                                spec.environment())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(folder.log(spec.name()).toFile()));
        return start(spec.name(), builder);
    }

    /**
     * Starts the command with pipes for its standard streams; does not wait for it.
     *
     * @throws ProgramFailed when its file is missing or not executable
     */
    Process launch(CommandSpec spec) {
        String word = spec.command().get(0);
        Path file = ExecutableFile.resolve(word, word, folder.path());
        return start(word, builder(word, List.of(), file, spec.command(), spec.environment()));
    }

    private ProcessBuilder builder(
            String name,
            List<String> prefix,
            Path file,
            List<String> words,
            Map<String, String> environment) {
        if (environment.containsKey(RunId.VARIABLE)) {
            throw new IllegalArgumentException(
                    name + " must not set " + RunId.VARIABLE + ": it is the run's mark");
        }
        // A session of its own: a Ctrl-C on the terminal reaches the JVM only, which then stops the
        // programs in their order. setsid executes the program in its place, so the pid is the
        // program's.
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(prefix);
        command.add(file.toString());
        command.addAll(words.subList(1, words.size()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.path().toFile());
        builder.environment().clear();
        builder.environment().putAll(cleanEnvironment());
        builder.environment().putAll(environment);
        return builder;
    }

    private static Process start(String name, ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProgramFailed("cannot start %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private Path hostsFile(ProgramSpec spec) {
        Path file = folder.temporary().resolve(spec.name() + ".hosts");
        if (!spec.hosts().isEmpty()) {
            try {
                Files.writeString(file, spec.hosts().content());
            } catch (IOException e) {
                throw new ProgramFailed(
                        "cannot start %s: cannot write %s".formatted(spec.name(), file), e);
            }
        }
        return file;
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
