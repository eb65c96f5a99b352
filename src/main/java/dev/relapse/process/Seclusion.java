package dev.relapse.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of the host a program does not share. Needs root or user namespaces, {@code unshare} and
 * {@code nsenter} of util-linux, and {@code ip} of iproute2.
 *
 * @param hosts addresses by name; when there are any, they are all that the program's {@code
 *     /etc/hosts} holds
 * @param network where it connects and listens
 */
public record Seclusion(Map<String, String> hosts, Network network) {

    /** Shares everything. */
    public static final Seclusion NONE = new Seclusion(Map.of(), new Network.OfTheHost());

    /** Where a program connects and listens. */
    public sealed interface Network {
        /** The host's own. */
        record OfTheHost() implements Network {}

        /** A new one that holds nothing but a loopback interface. */
        record Private() implements Network {}

        /**
         * The one of a program that runs.
         *
         * @param pid of a program with a {@link Private} network
         */
        record Of(long pid) implements Network {}
    }

    public Seclusion {
        hosts = Map.copyOf(hosts);
        Objects.requireNonNull(network, "network");
        for (Map.Entry<String, String> entry : hosts.entrySet()) {
            if (!(entry.getKey() + entry.getValue()).matches("[A-Za-z0-9.:-]+")) {
                throw new IllegalArgumentException("not a line of a hosts file: " + entry);
            }
        }
    }

    /** The host's network, with these names in place of the host's own. */
    public static Seclusion withHosts(Map<String, String> hosts) {
        return new Seclusion(hosts, new Network.OfTheHost());
    }

    boolean hasHosts() {
        return !hosts.isEmpty();
    }

    /** The content of {@code /etc/hosts}. */
    String hostsFile() {
        return new TreeMap<>(hosts)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                        .collect(Collectors.joining("", "127.0.0.1 localhost\n", ""));
    }

    /**
     * What to put before a command. Every step executes the next one in its place, so the pid and
     * the environment stay.
     *
     * @param hostsFile holds {@link #hostsFile()}; not read when there are no names
     */
    List<String> prefix(Path hostsFile) {
        List<String> prefix = new ArrayList<>();
        if (network instanceof Network.Of joined) {
            prefix.addAll(join(joined.pid()));
        } else if (network instanceof Network.Private) {
            prefix.addAll(unshare("--net"));
            // An ordinary user's PATH may lack the folder of ip.
            prefix.addAll(
                    shell("PATH=$PATH:/usr/sbin:/sbin ip link set lo up && exec \"$@\"", "sh"));
        }
        if (hasHosts()) {
            prefix.addAll(unshare("--mount"));
            prefix.addAll(
                    shell("mount --bind \"$0\" /etc/hosts && exec \"$@\"", hostsFile.toString()));
        }
        return prefix;
    }

    /** Root needs no user namespace, and a kernel may allow none. */
    private static List<String> unshare(String kind) {
        return ProcessOwner.isRoot()
                ? List.of("unshare", kind, "--")
                : List.of("unshare", "--user", "--map-root-user", kind, "--");
    }

    private static List<String> join(long pid) {
        String target = "--target=" + pid;
        return ProcessOwner.isRoot()
                ? List.of("nsenter", target, "--net", "--")
                // It would drop groups, which an ordinary user's namespace forbids.
                : List.of("nsenter", target, "--user", "--net", "--preserve-credentials", "--");
    }

    private static List<String> shell(String script, String zeroth) {
        return List.of("sh", "-c", script, zeroth);
    }
}
