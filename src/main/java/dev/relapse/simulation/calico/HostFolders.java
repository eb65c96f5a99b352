package dev.relapse.simulation.calico;

import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.log.CalicoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders that the DaemonSet mounts from the host ({@code startup_linux.go}). */
final class HostFolders {

    private HostFolders() {}

    /** Makes those that are missing, which is worth a warning. */
    static void ensure(Environment environment, CalicoLog log) {
        CalicoLog files = log.from("startup_linux.go");
        if (environment.lower("CALICO_NETWORKING_BACKEND").equals("bird")) {
            ensure(
                    "/var/run/calico",
                    "'calicoctl node status' may provide incomplete status information",
                    files);
        }
        ensure("/var/lib/calico", "Node name may not be detected properly", files);
        if (!environment.lower("CALICO_DISABLE_FILE_LOGGING").equals("true")) {
            ensure(
                    "/var/log/calico",
                    "'calicoctl node diags' will not be able to collect calico/node logs",
                    files);
        }
    }

    private static void ensure(String folder, String consequence, CalicoLog log) {
        if (Files.exists(Path.of(folder))) {
            return;
        }
        try {
            Files.createDirectories(Path.of(folder));
        } catch (IOException e) {
            log.error("Unable to create '%s'", folder);
            throw new Terminated();
        }
        log.warn(
                "Expected %s to be mounted into the container but it wasn't present. %s",
                folder, consequence);
    }
}
