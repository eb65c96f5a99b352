package dev.relapse.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** On what ground namespaces are made and entered (user_namespaces(7), unshare(1), nsenter(1)). */
public enum Privileges {
    /** This user administers the machine. */
    OF_THIS_USER,

    /**
     * This user administers a user namespace of the run, which all its network namespaces share.
     */
    OF_A_USER_NAMESPACE;

    private static final int NET_ADMIN = 12;
    private static final int SYS_ADMIN = 21;

    /** What this JVM can do: root needs no user namespace. */
    public static Privileges here() {
        return has(NET_ADMIN) && has(SYS_ADMIN) ? OF_THIS_USER : OF_A_USER_NAMESPACE;
    }

    /** The beginning of a command that runs in a new namespace, the first one of a run. */
    List<String> newNamespace() {
        return switch (this) {
            case OF_THIS_USER -> List.of("unshare", "--net");
            case OF_A_USER_NAMESPACE -> List.of("unshare", "--user", "--map-root-user", "--net");
        };
    }

    /** The options of nsenter. */
    List<String> entry() {
        return switch (this) {
            case OF_THIS_USER -> List.of("--net");
            // Without --preserve-credentials nsenter calls setgroups, which such a user may not.
            case OF_A_USER_NAMESPACE -> List.of("--user", "--preserve-credentials", "--net");
        };
    }

    /** Whether capability number {@code bit} of capabilities(7) is effective in this process. */
    private static boolean has(int bit) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("CapEff:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .anyMatch(mask -> (mask >>> bit & 1) == 1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the capabilities of this process", e);
        }
    }
}
