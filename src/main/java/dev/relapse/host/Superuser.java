package dev.relapse.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The replay must run as root. */
public record Superuser() implements HostNeed {

    private static final int ROOT = 0;

    @Override
    public Optional<Missing> missing() {
        return isRoot()
                ? Optional.empty()
                : Optional.of(new Missing("it needs root", "run the same command as root"));
    }

    /** Whether this JVM's files, and so its rights, are root's. */
    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the owner of /proc/self", e);
        }
    }
}
