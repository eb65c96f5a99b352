package dev.relapse.simulation.calico.node;

import dev.relapse.simulation.calico.links.Cidr;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.log.Level;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for other nodes with the same address ({@code checkConflictingNodes}). */
public final class Conflicts {

    private final CalicoLog log;

    public Conflicts(CalicoLog log) {
        this.log = log;
    }

    /**
     * The families in which another node has our address; the prefix does not count.
     *
     * @param nodes all that there are, ours among them
     * @throws IllegalArgumentException for a stored address that is none; the log says whose
     */
    public Set<IpFamily> of(CalicoNode ours, List<CalicoNode> nodes) {
        Set<IpFamily> conflicts = EnumSet.noneOf(IpFamily.class);
        for (CalicoNode theirs : nodes) {
            for (IpFamily family : theirs.hasBgp() ? IpFamily.values() : new IpFamily[0]) {
                Optional<InetAddress> our = address(ours, family);
                Optional<InetAddress> their = address(theirs, family);
                if (our.isEmpty() || their.isEmpty()) {
                    continue;
                }
                boolean same = our.equals(their);
                if (theirs.name().equals(ours.name())) {
                    if (!same) {
                        tellOfChange(ours, theirs, family);
                    }
                } else if (same) {
                    log.warn(
                            "Calico node '%s' is already using the IPv%d address %s.",
                            theirs.name(), family.version(), our.get().getHostAddress());
                    conflicts.add(family);
                }
            }
        }
        return conflicts;
    }

    private void tellOfChange(CalicoNode ours, CalicoNode theirs, IpFamily family) {
        log.write(
                Level.WARNING,
                "IPv"
                        + family.version()
                        + " address has changed. This could happen if there are multiple nodes with"
                        + " the same name.",
                Map.of(
                        "node",
                        theirs.name(),
                        "original",
                        address(theirs, family).orElseThrow().getHostAddress(),
                        "updated",
                        address(ours, family).orElseThrow().getHostAddress()));
    }

    private Optional<InetAddress> address(CalicoNode node, IpFamily family) {
        String text = node.address(family);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Cidr.parseCidrOrIp(text).address());
        } catch (IllegalArgumentException e) {
            log.error(
                    "Error parsing IPv%d CIDR '%s' for node '%s'",
                    family.version(), text, node.name());
            throw e;
        }
    }
}
