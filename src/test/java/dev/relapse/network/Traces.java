package dev.relapse.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can be seen from the host of network namespaces, of which it should see nothing. */
public final class Traces {

    private Traces() {}

    /**
     * A line for each process in one of the namespaces and each mount that keeps one.
     *
     * @param identities as {@link NetworkNamespace#identity()} has them
     */
    public static List<String> of(List<String> identities) {
        List<String> found = new ArrayList<>(mounts(identities));
        ProcessHandle.allProcesses()
                .filter(process -> identities.contains(namespace(process.pid())))
                .forEach(process -> found.add("process " + process.pid() + " " + process.info()));
        return found;
    }

    /** Mounts of namespaces (nsfs), such as those that {@code ip netns add} makes. */
    public static List<String> mounts(List<String> identities) {
        try (Stream<String> mounts =
                Files.lines(Path.of("/proc/self/mountinfo"), StandardCharsets.UTF_8)) {
            return mounts.filter(mount -> identities.stream().anyMatch(mount::contains))
                    .map(mount -> "mount " + mount)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Links of the host's own network that carry an address of a segment. */
    static List<String> links(Subnet subnet) throws SocketException {
        String start = subnet.gateway().substring(0, subnet.gateway().lastIndexOf('.') + 1);
        return NetworkInterface.networkInterfaces()
                .flatMap(link -> link.inetAddresses().map(at -> link.getName() + " " + at))
                .filter(link -> link.contains("/" + start))
                .toList();
    }

    private static String namespace(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns/net"))
                    .toString();
        } catch (IOException e) {
            return "ended or another user's";
        }
    }
}
