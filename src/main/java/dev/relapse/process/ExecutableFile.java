package dev.relapse.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds the file that a command names, before the attempt to execute it. */
public final class ExecutableFile {

    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

    private ExecutableFile() {}

    /** The PATH that our processes get: the one of this JVM, or the usual one. */
    static String searchPath() {
        String path = System.getenv("PATH");
        return path == null || path.isBlank() ? DEFAULT_PATH : path;
    }

    /** The first executable file of that name on {@link #searchPath()}. */
    public static Optional<Path> onPath(String name) {
        return Arrays.stream(searchPath().split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * The file behind a command's first word; a word with a slash is a path, relative to {@code
     * folder}.
     *
     * @throws ProgramFailed when it is missing or not executable, in the name of {@code program}
     */
    static Path resolve(String program, String word, Path folder) {
        if (!word.contains("/")) {
            return onPath(word)
                    .orElseThrow(
                            () ->
                                    new ProgramFailed(
                                            "cannot start %s: no executable %s on PATH %s"
                                                    .formatted(program, word, searchPath())));
        }
        Path file = folder.resolve(word);
        if (!Files.isRegularFile(file)) {
            throw new ProgramFailed(
                    "cannot start %s: there is no file %s".formatted(program, file));
        }
        if (!Files.isExecutable(file)) {
            throw new ProgramFailed(
                    "cannot start %s: not executable: %s; try chmod +x".formatted(program, file));
        }
        return file;
    }
}
