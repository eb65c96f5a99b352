package dev.relapse.artifact.source;

import dev.relapse.artifact.Executables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ties a tool's life to ours: it runs in a process group of its own, which a small shell kills when
 * its standard input ends. That is the end of a pipe which we hold, so the kernel closes it even
 * when this JVM dies by SIGKILL.
 */
final class Guard {

    private static final String SCRIPT =
            """
            exec 3<&0 </dev/null
            { read -r _ <&3; kill -KILL 0; } >/dev/null 2>&1 &
            guard=$!
            exec 3<&-
            "$@"
            code=$?
            kill $guard
            exit $code
            """;

    private final Executables executables;

    Guard(Map<String, String> environment) {
        this.executables = new Executables(environment);
    }

    /** The command to start instead. Without {@code setsid} and {@code sh}, the command itself. */
    List<String> around(List<String> command) {
        // In our own process group the kill would hit us, and Maven with us.
        if (executables.find("setsid").isEmpty() || executables.find("sh").isEmpty()) {
            return command;
        }
        List<String> guarded = new ArrayList<>(List.of("setsid", "sh", "-c", SCRIPT, "sh"));
        guarded.addAll(command);
        return guarded;
    }
}
