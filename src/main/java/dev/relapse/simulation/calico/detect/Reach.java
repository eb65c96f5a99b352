package dev.relapse.simulation.calico.detect;

import dev.relapse.simulation.calico.links.Cidr;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.links.Link;
import dev.relapse.simulation.calico.links.LinkFilter;
import dev.relapse.simulation.calico.links.NoAddressException;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.log.CalicoLog.Unquoted;
import dev.relapse.simulation.calico.log.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The source address that the kernel's routes choose for a destination ({@code reachaddr.go}). A
 * UDP socket is connected; nothing is sent.
 */
final class Reach {

    private static final int PORT = 80;

    private final LinkFilter links;
    private final CalicoLog log;

    Reach(LinkFilter links, CalicoLog log) {
        this.links = links;
        this.log = log.from("reachaddr.go");
    }

    /**
     * The address and its prefix, as an interface has it.
     *
     * @param destination an address or a name
     */
    Cidr source(String destination, IpFamily family) throws IOException, NoAddressException {
        InetAddress local = connect(destination, family);
        log.write(
                Level.INFO,
                "Auto-detected address by connecting to remote",
                Map.of("IP", Unquoted.of(local.getHostAddress()), "Destination", destination));
        for (Link link : links.links(List.of(), List.of(), family)) {
            for (Cidr address : link.addresses()) {
                if (address.address().equals(local)) {
                    return address;
                }
            }
        }
        throw new NoAddressException(
                "autodetected IPv%d address does not match any addresses found on local interfaces: %s"
                        .formatted(family.version(), local.getHostAddress()));
    }

    private static InetAddress connect(String destination, IpFamily family) throws IOException {
        InetAddress remote =
                Arrays.stream(InetAddress.getAllByName(destination))
                        .filter(a -> IpFamily.of(a) == family)
                        .findFirst()
                        .orElseThrow(() -> new IOException(destination + ": no suitable address"));
        try (DatagramChannel channel = DatagramChannel.open(family.protocol())) {
            channel.connect(new InetSocketAddress(remote, PORT));
            return ((InetSocketAddress) channel.getLocalAddress()).getAddress();
        } catch (IOException e) {
            throw new IOException(
                    "dial udp%d %s:%d: connect: %s"
                            .formatted(
                                    family.version(),
                                    remote.getHostAddress(),
                                    PORT,
                                    String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT)),
                    e);
        }
    }
}
