package dev.relapse.simulation.calico.detect;

import dev.relapse.simulation.calico.links.Cidr;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.links.Link;
import dev.relapse.simulation.calico.links.LinkFilter;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.log.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds the prefix that an interface of this host gives an address ({@code GetLocalCIDR}). */
public final class LocalCidr {

    private final LinkFilter links;
    private final CalicoLog log;

    public LocalCidr(LinkFilter links, CalicoLog log) {
        this.links = links;
        this.log = log.from("autodetection_methods.go");
    }

    /**
     * The address with its prefix; as it is when it has one already or no interface has it.
     *
     * @throws IOException when the kernel cannot be asked, or for what is no address
     */
    public String of(String address, IpFamily family) throws IOException {
        if (address.contains("/")) {
            return address;
        }
        Optional<InetAddress> wanted = Cidr.address(address);
        if (wanted.isEmpty()) {
            throw new IOException(address + " is invalid.");
        }
        for (Link link : links.links(List.of(), List.of(), family)) {
            for (Cidr cidr : link.addresses()) {
                if (cidr.address().equals(wanted.get())) {
                    log.write(
                            Level.INFO,
                            "Including CIDR information from host interface.",
                            Map.of("CIDR", cidr.toString()));
                    return cidr.toString();
                }
            }
        }
        log.warn("Unable to find matching host interface for IP %s", address);
        return address;
    }
}
