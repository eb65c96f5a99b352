package dev.relapse.artifact.source;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Finds tools of the user's machine on the PATH. */
final class Executables {

    private final String path;

    Executables(Map<String, String> environment) {
        this.path = environment.getOrDefault("PATH", "");
    }

    Optional<Path> find(String name) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
