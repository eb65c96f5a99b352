package dev.relapse.simulation.calico;

import dev.relapse.simulation.calico.api.ApiAccess;
import dev.relapse.simulation.calico.api.KubeApi;
import dev.relapse.simulation.calico.detect.Autodetection;
import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.links.LinkFilter;
import dev.relapse.simulation.calico.links.LinkSource;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.log.Level;
import dev.relapse.simulation.calico.node.CalicoNode;
import dev.relapse.simulation.calico.node.NodeName;
import dev.relapse.simulation.calico.node.NodeStore;
import dev.relapse.simulation.calico.version.CalicoVersion;
import dev.relapse.simulation.calico.version.DefaultExclusions;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What {@code -startup} and {@code -monitor-addresses} have in common. */
record NodeParts(CalicoVersion version, Environment environment, LinkSource links, CalicoLog log) {

    String nodeName() throws IOException {
        return new NodeName(environment, log).determine();
    }

    /** The Node's name in Kubernetes, which may differ. */
    String kubernetesName(String nodeName) {
        String reference = environment.get("CALICO_K8S_NODE_REF");
        return reference.isEmpty() ? nodeName : reference;
    }

    ApiAccess access() {
        return new ApiAccess(environment, "calico-node/" + version + " (simulated by relapse)");
    }

    CheckedAddresses addresses(KubeApi datastore) {
        Autodetection autodetection = new Autodetection(links, DefaultExclusions.of(version), log);
        return new CheckedAddresses(
                environment,
                new AddressConfiguration(environment, autodetection, new LinkFilter(links), log),
                new NodeStore(datastore),
                log);
    }

    /** The node as it is stored. */
    CalicoNode read(KubeApi datastore, String name) {
        Optional<CalicoNode> node;
        try {
            node = new NodeStore(datastore).find(name);
        } catch (IOException e) {
            log.write(Level.INFO, "Unable to query node configuration", Map.of("Name", name));
            log.warn("Unable to access datastore to query node configuration");
            throw new Terminated();
        }
        if (node.isEmpty()) {
            // Upstream goes on and fails when it writes: the datastore creates no Node.
            log.write(Level.INFO, "Building new node resource", Map.of("Name", name));
            log.error("Unable to set node resource configuration");
            throw new Terminated();
        }
        return node.get();
    }
}
