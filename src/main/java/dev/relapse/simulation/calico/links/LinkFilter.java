package dev.relapse.simulation.calico.links;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Upstream's {@code interfaces.go} and {@code filtered.go}: the interfaces in reverse kernel order,
 * the newest first, less those that a filter leaves out, and the first usable address on them.
 */
public final class LinkFilter {

    private final LinkSource source;

    public LinkFilter(LinkSource source) {
        this.source = source;
    }

    /**
     * The interfaces, newest first, with their addresses of one family.
     *
     * @param include expressions of which one must be found in the name; empty for any name
     * @param exclude expressions of which none may be found in the name
     * @throws IOException when the kernel cannot be asked
     * @throws java.util.regex.PatternSyntaxException for what is no expression
     */
    public List<Link> links(List<String> include, List<String> exclude, IpFamily family)
            throws IOException {
        Optional<Pattern> wanted = either(include);
        Optional<Pattern> unwanted = either(exclude);
        List<Link> links = new ArrayList<>();
        for (Link link : source.links()) {
            boolean included = wanted.isEmpty() || wanted.get().matcher(link.name()).find();
            boolean excluded = unwanted.isPresent() && unwanted.get().matcher(link.name()).find();
            if (included && !excluded) {
                links.add(link.only(family));
            }
        }
        Collections.reverse(links);
        return links;
    }

    /**
     * The first global unicast address on those interfaces.
     *
     * @param networks of which one must hold the address; empty for any address
     * @throws NoAddressException when there is none
     */
    public Found first(
            List<String> include, List<String> exclude, List<Cidr> networks, IpFamily family)
            throws IOException, NoAddressException {
        List<Link> links = links(include, exclude, family);
        if (links.isEmpty()) {
            throw new NoAddressException("no valid host interfaces found");
        }
        for (Link link : links) {
            for (Cidr address : link.addresses()) {
                boolean wanted =
                        networks.isEmpty()
                                || networks.stream().anyMatch(n -> n.contains(address.address()));
                if (address.isGlobalUnicast() && wanted) {
                    return new Found(link.name(), address);
                }
            }
        }
        throw new NoAddressException(
                "no valid IPv" + family.version() + " addresses found on the host interfaces");
    }

    private static Optional<Pattern> either(List<String> expressions) {
        return expressions.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile("(" + String.join(")|(", expressions) + ")"));
    }

    /** An address and the interface that has it. */
    public record Found(String link, Cidr address) {}
}
