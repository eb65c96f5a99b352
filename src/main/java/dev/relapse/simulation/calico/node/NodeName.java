package dev.relapse.simulation.calico.node;

import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.log.CalicoLog;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The name under which calico-node knows this host ({@code lifecycle/utils}). */
public final class NodeName {

    private static final String FILE = "/var/lib/calico/nodename";

    private final Environment environment;
    private final CalicoLog log;

    public NodeName(Environment environment, CalicoLog log) {
        this.environment = environment;
        this.log = log.from("utils.go");
    }

    /**
     * By {@code NODENAME}, else from the file of an earlier start, else by {@code HOSTNAME}, else
     * the host's own, in lower case but for the first two.
     */
    public String determine() throws IOException {
        String name = choose();
        log.info("Determined node name: %s", name);
        return name;
    }

    private String choose() throws IOException {
        String given = environment.get("NODENAME").strip();
        if (!given.isEmpty()) {
            log.info("Using NODENAME environment for node name %s", given);
            return given;
        }
        Path file = file();
        String stored = Files.exists(file) ? Files.readString(file) : "";
        if (!stored.isEmpty()) {
            log.info("Using stored node name %s from %s", stored, file);
            return stored;
        }
        String host = environment.lower("HOSTNAME").strip();
        if (!host.isEmpty()) {
            log.info("Using HOSTNAME environment (lowercase) for node name %s", host);
            return host;
        }
        log.warn(
                "Using auto-detected node name. It is recommended that an explicit value is supplied"
                        + " using the NODENAME environment variable.");
        return InetAddress.getLocalHost().getHostName().strip().toLowerCase(Locale.ROOT);
    }

    /** Keeps the name for later starts and for the other parts of calico-node. */
    public void store(String name) throws IOException {
        Files.writeString(file(), name);
    }

    private Path file() {
        String file = environment.get("CALICO_NODENAME_FILE");
        return Path.of(file.isEmpty() ? FILE : file);
    }
}
