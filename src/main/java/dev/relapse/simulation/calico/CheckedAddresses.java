package dev.relapse.simulation.calico;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.simulation.calico.AddressConfiguration.NotDetectedException;
import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.log.Level;
import dev.relapse.simulation.calico.node.CalicoNode;
import dev.relapse.simulation.calico.node.Conflicts;
import dev.relapse.simulation.calico.node.NodeStore;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code -startup} and each poll of {@code -monitor-addresses} do with a node's addresses
 * ({@code configureAndCheckIPAddressSubnets}).
 */
final class CheckedAddresses {

    private final Environment environment;
    private final AddressConfiguration configuration;
    private final NodeStore store;
    private final Conflicts conflicts;
    private final CalicoLog log;

    CheckedAddresses(
            Environment environment,
            AddressConfiguration configuration,
            NodeStore store,
            CalicoLog log) {
        this.environment = environment;
        this.configuration = configuration;
        this.store = store;
        this.conflicts = new Conflicts(log);
        this.log = log;
    }

    /**
     * Gives the node its addresses.
     *
     * @return whether one has changed, so that the node must be written
     * @throws Terminated when there is none, or another node has it; the stored one is cleared then
     */
    boolean configure(CalicoNode node, Optional<JsonNode> kubernetesNode) {
        boolean changed;
        try {
            changed = configuration.configure(node, kubernetesNode);
        } catch (NotDetectedException e) {
            clear(node, autodetected(EnumSet.allOf(IpFamily.class)));
            throw new Terminated();
        }
        if (node.address(IpFamily.V4).isEmpty() && node.address(IpFamily.V6).isEmpty()) {
            if (!environment.is("CALICO_NETWORKING_BACKEND", "none")) {
                log.error(
                        "No IPv4 or IPv6 addresses configured or detected, required for Calico"
                                + " networking");
                throw new Terminated();
            }
            log.info(
                    "No IPv4 or IPv6 addresses configured or detected. Some features may not work"
                            + " properly.");
            return changed;
        }
        if (changed && !environment.is("DISABLE_NODE_IP_CHECK", "true")) {
            refuseConflicts(node);
        }
        return changed;
    }

    private void refuseConflicts(CalicoNode node) {
        Set<IpFamily> found;
        try {
            found = conflicts.of(node, store.list());
        } catch (IOException e) {
            log.failure(Level.ERROR, "Unable to query node configuration", e);
            throw new Terminated();
        } catch (IllegalArgumentException e) {
            throw new Terminated();
        }
        if (!found.isEmpty()) {
            clear(node, autodetected(found));
            throw new Terminated();
        }
    }

    private Set<IpFamily> autodetected(Set<IpFamily> families) {
        Set<IpFamily> detected = EnumSet.noneOf(IpFamily.class);
        for (IpFamily family : families) {
            if (environment.is(family == IpFamily.V4 ? "IP" : "IP6", "autodetect")) {
                detected.add(family);
            }
        }
        return detected;
    }

    /** Frees the addresses, in case another node needs them. */
    private void clear(CalicoNode node, Set<IpFamily> families) {
        for (IpFamily family : families) {
            log.write(
                    Level.INFO,
                    "Clearing out-of-date IPv" + family.version() + " address from this node",
                    Map.of("IP", node.address(family)));
            node.setAddress(family, "");
        }
        if (families.isEmpty()) {
            return;
        }
        try {
            store.update(node);
        } catch (IOException e) {
            log.failure(Level.WARNING, "Failed to clear node addresses", e);
        }
    }
}
