package dev.relapse.simulation.calico.detect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.simulation.calico.links.Cidr;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.links.LinkFilter;
import dev.relapse.simulation.calico.links.LinkFilter.Found;
import dev.relapse.simulation.calico.links.LinkSource;
import dev.relapse.simulation.calico.links.NoAddressException;
import dev.relapse.simulation.calico.log.CalicoLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * The node's address by one of upstream's methods ({@code autodetection_methods.go}): {@code
 * first-found} or nothing, {@code interface=}, {@code skip-interface=}, {@code cidr=}, {@code
 * can-reach=}, {@code kubernetes-internal-ip}.
 *
 * <p>An interface's type and state are not looked at, as upstream does not look at them.
 */
public final class Autodetection {

    private static final String SEPARATOR = "\\s*,\\s*";

    private final LinkFilter links;
    private final List<String> exclusions;
    private final CalicoLog log;

    /**
     * @param exclusions those of the release, by default
     */
    public Autodetection(LinkSource source, List<String> exclusions, CalicoLog log) {
        this.links = new LinkFilter(source);
        this.exclusions = List.copyOf(exclusions);
        this.log = log.from("autodetection_methods.go");
    }

    /**
     * The address, or empty when the method finds none; the log then says why.
     *
     * @param method as in {@code IP_AUTODETECTION_METHOD}
     * @param node the Kubernetes Node, when the process knows one
     * @throws UnknownMethodException for what is no method
     */
    public Optional<Cidr> detect(String method, IpFamily family, Optional<JsonNode> node)
            throws UnknownMethodException {
        if (method.isEmpty() || method.equals("first-found")) {
            return firstFound(family);
        }
        if (method.startsWith("interface=")) {
            return byInterface(items(method, "interface="), family);
        }
        if (method.startsWith("cidr=")) {
            return byCidr(method, items(method, "cidr="), family);
        }
        if (method.startsWith("can-reach=")) {
            return byReach(method.substring("can-reach=".length()), family);
        }
        if (method.startsWith("skip-interface=")) {
            return skipping(items(method, "skip-interface="), family);
        }
        if (method.startsWith("kubernetes-internal-ip")) {
            return internalIp(node, family);
        }
        log.error("Invalid IP autodetection method: %s", method);
        throw new UnknownMethodException(method);
    }

    private Optional<Cidr> firstFound(IpFamily family) {
        try {
            Found found = links.first(List.of(), exclusions, List.of(), family);
            log.info(
                    "Using autodetected IPv%d address on interface %s: %s",
                    family.version(), found.link(), found.address());
            return Optional.of(found.address());
        } catch (NoAddressException | IOException | PatternSyntaxException e) {
            log.warn("Unable to auto-detect an IPv%d address: %s", family.version(), reason(e));
            return Optional.empty();
        }
    }

    private Optional<Cidr> byInterface(List<String> names, IpFamily family) {
        try {
            Found found = links.first(names, List.of(), List.of(), family);
            log.info(
                    "Using autodetected IPv%d address %s on matching interface %s",
                    family.version(), found.address(), found.link());
            return Optional.of(found.address());
        } catch (NoAddressException | IOException | PatternSyntaxException e) {
            log.warn(
                    "Unable to auto-detect an IPv%d address using interface regexes %s: %s",
                    family.version(), slice(names), reason(e));
            return Optional.empty();
        }
    }

    private Optional<Cidr> byCidr(String method, List<String> cidrs, IpFamily family) {
        List<Cidr> networks = new ArrayList<>();
        for (String cidr : cidrs) {
            try {
                networks.add(Cidr.parse(cidr));
            } catch (IllegalArgumentException e) {
                log.error("Invalid CIDR \"%s\" for IP autodetection method: %s", cidr, method);
                return Optional.empty();
            }
        }
        try {
            Found found = links.first(List.of(), List.of(), networks, family);
            log.info(
                    "Using autodetected IPv%d address %s on interface %s matching cidrs %s",
                    family.version(), found.address(), found.link(), slice(networks));
            return Optional.of(found.address());
        } catch (NoAddressException | IOException e) {
            log.warn(
                    "Unable to auto-detect an IPv%d address using interface cidr %s: %s",
                    family.version(), slice(networks), reason(e));
            return Optional.empty();
        }
    }

    private Optional<Cidr> byReach(String destination, IpFamily family) {
        try {
            Cidr found = new Reach(links, log).source(destination, family);
            log.info(
                    "Using autodetected IPv%d address %s, detected by connecting to %s",
                    family.version(), found, destination);
            return Optional.of(found);
        } catch (NoAddressException | IOException e) {
            log.warn(
                    "Unable to auto-detect IPv%d address by connecting to %s: %s",
                    family.version(), destination, reason(e));
            return Optional.empty();
        }
    }

    private Optional<Cidr> skipping(List<String> names, IpFamily family) {
        List<String> all = new ArrayList<>(exclusions);
        all.addAll(names);
        try {
            Found found = links.first(List.of(), all, List.of(), family);
            log.info(
                    "Using autodetected IPv%d address on interface %s: %s while skipping matching"
                            + " interfaces",
                    family.version(), found.link(), found.address());
            return Optional.of(found.address());
        } catch (NoAddressException | IOException | PatternSyntaxException e) {
            log.warn(
                    "Unable to auto-detect an IPv%d address while excluding %s: %s",
                    family.version(), slice(names), reason(e));
            return Optional.empty();
        }
    }

    private Optional<Cidr> internalIp(Optional<JsonNode> node, IpFamily family) {
        if (node.isEmpty()) {
            log.error(
                    "Cannot use method 'kubernetes-internal-ip' when not running on a Kubernetes"
                            + " cluster");
            return Optional.empty();
        }
        return new InternalIp(new LocalCidr(links, log), log).of(node.get(), family);
    }

    private static List<String> items(String method, String prefix) {
        return List.of(method.substring(prefix.length()).split(SEPARATOR, -1));
    }

    /** A list as Go prints a slice: {@code [a b]}. */
    private static String slice(List<?> items) {
        return "[" + String.join(" ", items.stream().map(Object::toString).toList()) + "]";
    }

    private static String reason(Exception e) {
        return e instanceof PatternSyntaxException
                ? "error parsing regexp: " + e.getMessage().lines().findFirst().orElse("")
                : e.getMessage();
    }
}
