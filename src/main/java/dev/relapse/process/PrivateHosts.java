package dev.relapse.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names that only one program knows: an {@code /etc/hosts} of its own, in place of the host's.
 * Needs root or user namespaces, and {@code unshare} and {@code mount} of util-linux.
 *
 * @param addresses by name; when there are none, the program has the host's file
 */
public record PrivateHosts(Map<String, String> addresses) {

    /** The host's own names. */
    public static final PrivateHosts NONE = new PrivateHosts(Map.of());

    public PrivateHosts {
        addresses = Map.copyOf(addresses);
        for (Map.Entry<String, String> entry : addresses.entrySet()) {
            if (!(entry.getKey() + entry.getValue()).matches("[A-Za-z0-9.:-]+")) {
                throw new IllegalArgumentException("not a line of a hosts file: " + entry);
            }
        }
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** The content of {@code /etc/hosts}. */
    String content() {
        return new TreeMap<>(addresses)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                        .collect(Collectors.joining("", "127.0.0.1 localhost\n", ""));
    }

    /**
     * What to put before a command. Every step executes the next one in its place, so the pid and
     * the environment stay.
     *
     * @param file holds {@link #content()}; not read when there are no names
     */
    List<String> prefix(Path file) {
        if (isEmpty()) {
            return List.of();
        }
        List<String> prefix = new ArrayList<>(NamespaceRights.here().unshare("mount"));
        prefix.addAll(
                List.of(
                        "sh",
                        "-c",
                        "mount --bind \"$0\" /etc/hosts && exec \"$@\"",
                        file.toString()));
        return prefix;
    }
}
