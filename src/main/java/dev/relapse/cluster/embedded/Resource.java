package dev.relapse.cluster.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that lie beside this package's classes. */
final class Resource {

    private Resource() {}

    /** Copies the resource {@code name} into {@code folder}. */
    static Path copy(String name, Path folder) {
        Path target = folder.resolve(name);
        try (InputStream content = Resource.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("the class path lacks the resource " + name);
            }
            Files.copy(content, target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
        return target;
    }
}
