package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** On what ground namespaces are made and entered (user_namespaces(7), unshare(1), nsenter(1)). */
public enum NamespaceRights {
    /** This user administers the machine. */
    OF_THIS_USER,

    /** This user administers a user namespace, to which the other namespaces belong. */
    OF_A_USER_NAMESPACE;

    private static final int NET_ADMIN = 12;
    private static final int SYS_ADMIN = 21;

    /** What this JVM can do. Being root is not enough: a container's root may lack the rights. */
    public static NamespaceRights here() {
        return has(NET_ADMIN) && has(SYS_ADMIN) ? OF_THIS_USER : OF_A_USER_NAMESPACE;
    }

    /**
     * The beginning of a command that runs in a new namespace.
     *
     * @param kind as an option of unshare: {@code net} or {@code mount}
     */
    public List<String> unshare(String kind) {
        List<String> command = new ArrayList<>(List.of("unshare"));
        if (this == OF_A_USER_NAMESPACE) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("--" + kind, "--"));
        return command;
    }

    /**
     * The beginning of a command that runs in the namespace of a process.
     *
     * @param kind as for {@link #unshare}
     */
    public List<String> enter(long pid, String kind) {
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", Long.toString(pid)));
        if (this == OF_A_USER_NAMESPACE) {
            // Without --preserve-credentials nsenter calls setgroups, which such a user may not.
            command.addAll(List.of("--user", "--preserve-credentials"));
        }
        command.addAll(List.of("--" + kind, "--"));
        return command;
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
