package dev.relapse.simulation.calico;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.simulation.calico.detect.Autodetection;
import dev.relapse.simulation.calico.detect.LocalCidr;
import dev.relapse.simulation.calico.detect.UnknownMethodException;
import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.links.Cidr;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.links.Link;
import dev.relapse.simulation.calico.links.LinkFilter;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.node.CalicoNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Gives a node its addresses ({@code configureIPsAndSubnets}). */
final class AddressConfiguration {

    private final Environment environment;
    private final Autodetection autodetection;
    private final LinkFilter links;
    private final CalicoLog log;

    AddressConfiguration(
            Environment environment, Autodetection autodetection, LinkFilter links, CalicoLog log) {
        this.environment = environment;
        this.autodetection = autodetection;
        this.links = links;
        this.log = log;
    }

    /**
     * Sets the addresses that the environment asks for, or that are found.
     *
     * @param kubernetesNode the Node, when the process knows one
     * @return whether one has changed
     * @throws NotDetectedException when a family needs an address and has none
     */
    boolean configure(CalicoNode node, Optional<JsonNode> kubernetesNode)
            throws NotDetectedException {
        if (!node.hasBgp()) {
            log.info("Initialize BGP data");
        }
        String before4 = node.address(IpFamily.V4);
        String before6 = node.address(IpFamily.V6);
        configureIpv4(node, kubernetesNode);
        configureIpv6(node, kubernetesNode);
        if (!node.address(IpFamily.V4).equals(before4)) {
            log.info("Node IPv4 changed, will check for conflicts");
            return true;
        }
        if (!node.address(IpFamily.V6).equals(before6)) {
            log.info("Node IPv6 changed, will check for conflicts");
            return true;
        }
        return false;
    }

    private void configureIpv4(CalicoNode node, Optional<JsonNode> kubernetesNode)
            throws NotDetectedException {
        String wanted = environment.get("IP");
        boolean unknown = wanted.isEmpty() && node.address(IpFamily.V4).isEmpty();
        if (wanted.equals("autodetect") || unknown) {
            detect(node, IpFamily.V4, environment.get("IP_AUTODETECTION_METHOD"), kubernetesNode);
        } else if (wanted.equals("none")) {
            keep(node, IpFamily.V4);
        } else {
            if (!wanted.isEmpty()) {
                node.setAddress(IpFamily.V4, given("IP", withPrefix(wanted), IpFamily.V4));
            }
            validate(node.address(IpFamily.V4));
        }
    }

    private void configureIpv6(CalicoNode node, Optional<JsonNode> kubernetesNode)
            throws NotDetectedException {
        String wanted = environment.get("IP6");
        if (wanted.equals("autodetect")) {
            detect(node, IpFamily.V6, environment.get("IP6_AUTODETECTION_METHOD"), kubernetesNode);
        } else if (wanted.equals("none")) {
            keep(node, IpFamily.V6);
        } else {
            if (!wanted.isEmpty()) {
                node.setAddress(IpFamily.V6, given("IP6", wanted, IpFamily.V6));
            }
            validate(node.address(IpFamily.V6));
        }
    }

    private void detect(
            CalicoNode node, IpFamily family, String method, Optional<JsonNode> kubernetesNode)
            throws NotDetectedException {
        Optional<Cidr> found;
        try {
            found = autodetection.detect(method, family, kubernetesNode);
        } catch (UnknownMethodException e) {
            throw new Terminated();
        }
        if (found.isPresent()) {
            node.setAddress(family, found.get().toString());
        } else if (node.address(family).isEmpty()) {
            log.warn(
                    "Couldn't autodetect an IPv%d address. If auto-detecting, choose a different"
                            + " autodetection method. Otherwise provide an explicit address.",
                    family.version());
            throw new NotDetectedException(family);
        } else {
            log.warn(
                    "Autodetection of IPv%d address failed, keeping existing value: %s",
                    family.version(), node.address(family));
            validate(node.address(family));
        }
    }

    private void keep(CalicoNode node, IpFamily family) {
        if (!node.address(family).isEmpty()) {
            log.info(
                    "Autodetection for IPv%d disabled, keeping existing value: %s",
                    family.version(), node.address(family));
            validate(node.address(family));
        }
    }

    private String withPrefix(String address) {
        try {
            return new LocalCidr(links, log).of(address, IpFamily.V4);
        } catch (IOException e) {
            log.warn("Attempt to get the local CIDR: %s failed, %s", address, e.getMessage());
            return address;
        }
    }

    private String given(String variable, String value, IpFamily family) {
        try {
            Cidr cidr = Cidr.parseCidrOrIp(value);
            if (cidr.family() == family) {
                log.info(
                        "Using IPv%d address from environment: %s=%s",
                        family.version(), variable, value);
                return cidr.toString();
            }
        } catch (IllegalArgumentException e) {
            // Told below, as for an address of the other family.
        }
        log.warn(
                "Environment does not contain a valid IPv%d address: %s=%s",
                family.version(), variable, value);
        throw new Terminated();
    }

    /** Says when no interface of this host has the address. */
    private void validate(String address) {
        if (address.isEmpty()) {
            return;
        }
        try {
            Cidr cidr = Cidr.parseCidrOrIp(address);
            List<Link> all = links.links(List.of(), List.of(), cidr.family());
            boolean ours =
                    all.stream()
                            .flatMap(l -> l.addresses().stream())
                            .anyMatch(a -> a.address().equals(cidr.address()));
            if (!ours) {
                log.warn(
                        "Unable to confirm IPv%d address %s is assigned to this host",
                        cidr.family().version(), cidr.text());
            }
        } catch (IllegalArgumentException e) {
            log.error("Failed to parse autodetected CIDR '%s'", address);
            throw new Terminated();
        } catch (IOException e) {
            log.error("Unable to query host interfaces");
            throw new Terminated();
        }
    }

    /** A family needs an address, and none was found. */
    static final class NotDetectedException extends Exception {

        private static final long serialVersionUID = 1L;

        NotDetectedException(IpFamily family) {
            super("Failed to autodetect an IPv" + family.version() + " address");
        }
    }
}
