package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose processes ours are. */
public final class ProcessOwner {

    private static final int ROOT = 0;

    private ProcessOwner() {}

    /** Whether this JVM's files, and so its rights, are root's. */
    public static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the owner of /proc/self", e);
        }
    }
}
