package dev.relapse.simulation.calico.links;

import java.util.List;

/**
 * A network interface. Its type and state are of no interest to upstream.
 *
 * @param name of at most 15 bytes
 * @param addresses in the kernel's order
 */
public record Link(String name, List<Cidr> addresses) {

    public Link {
        addresses = List.copyOf(addresses);
    }

    /** The same link with the addresses of one family only. */
    Link only(IpFamily family) {
        return new Link(name, addresses.stream().filter(a -> a.family() == family).toList());
    }
}
