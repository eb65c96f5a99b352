package dev.relapse.cluster.k3s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a privileged container can be started here. */
final class Privileges {

    /** Its number, from capabilities(7). */
    private static final int SYS_RESOURCE = 24;

    private Privileges() {}

    /**
     * Of this machine, by what this process could be given at most. In some virtual machines root
     * has no CAP_SYS_RESOURCE, and a privileged container cannot start.
     */
    static boolean areComplete() {
        try {
            return areComplete(Files.readString(Path.of("/proc/self/status")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read /proc/self/status", e);
        }
    }

    /**
     * By the text of a {@code /proc/<pid>/status}.
     *
     * @throws IllegalStateException when it does not say
     */
    static boolean areComplete(String status) {
        return status.lines()
                .filter(line -> line.startsWith("CapBnd:"))
                .map(line -> new BigInteger(line.substring("CapBnd:".length()).strip(), 16))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no CapBnd in: " + status))
                .testBit(SYS_RESOURCE);
    }
}
