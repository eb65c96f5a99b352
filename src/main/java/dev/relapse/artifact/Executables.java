package dev.relapse.artifact;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Finds tools of the user's machine on the PATH. */
public final class Executables {

    private final String path;

    /**
     * Those of a user.
     *
     * @param environment of the user
     */
    public Executables(Map<String, String> environment) {
        this.path = environment.getOrDefault("PATH", "");
    }

    /** The first of that name, as a shell would find it. */
    public Optional<Path> find(String name) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
