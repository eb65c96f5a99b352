package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Whose processes ours are. */
public final class ProcessOwner {

    private static final int ROOT = 0;
    private static final Path SELF = Path.of("/proc/self");
    private static final String UID = "unix:uid";

    private ProcessOwner() {}

    /** Whether this JVM's files, and so its rights, are root's. */
    public static boolean isRoot() {
        return uidOfThisJvm().equals(ROOT);
    }

    /**
     * Whether a file, or a symbolic link itself, is this JVM's own user's, even for root; one that
     * is gone is nobody's.
     */
    static boolean owns(Path file) {
        try {
            return Files.getAttribute(file, UID, LinkOption.NOFOLLOW_LINKS).equals(uidOfThisJvm());
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the owner of " + file, e);
        }
    }

    private static Object uidOfThisJvm() {
        try {
            return Files.getAttribute(SELF, UID);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the owner of " + SELF, e);
        }
    }
}
