package dev.relapse.scenarios.caliconodelocaldns;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.capability.NodeNetwork.NetworkedNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * calico-node at one version with the environment of its DaemonSet.
 *
 * @param calicoNode the program
 * @param environment what is the same on every node
 */
record CalicoRelease(Artifact calicoNode, Map<String, String> environment) {

    CalicoRelease {
        environment = Map.copyOf(environment);
    }

    /**
     * The values of projectcalico/calico v3.24.3, manifests/calico.yaml, that the start reads.
     *
     * @param apiServer as every node reaches it
     * @param pollInterval between two looks of the address monitor
     */
    static CalicoRelease of(Artifact calicoNode, URI apiServer, String pollInterval) {
        return new CalicoRelease(
                calicoNode,
                Map.ofEntries(
                        Map.entry("DATASTORE_TYPE", "kubernetes"),
                        Map.entry("WAIT_FOR_DATASTORE", "true"),
                        Map.entry("CALICO_NETWORKING_BACKEND", "bird"),
                        Map.entry("CLUSTER_TYPE", "k8s,bgp"),
                        Map.entry("IP", "autodetect"),
                        Map.entry("CALICO_IPV4POOL_IPIP", "Always"),
                        Map.entry("CALICO_IPV4POOL_VXLAN", "Never"),
                        Map.entry("CALICO_IPV6POOL_VXLAN", "Never"),
                        Map.entry("CALICO_DISABLE_FILE_LOGGING", "true"),
                        Map.entry("FELIX_IPV6SUPPORT", "false"),
                        Map.entry("KUBERNETES_SERVICE_HOST", apiServer.getHost()),
                        Map.entry("KUBERNETES_SERVICE_PORT", Integer.toString(apiServer.getPort())),
                        Map.entry("AUTODETECT_POLL_INTERVAL", pollInterval)));
    }

    /** With one more variable, or another value for one. */
    CalicoRelease with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new CalicoRelease(calicoNode, more);
    }

    /** The same manifest with another image. */
    CalicoRelease at(Artifact otherVersion) {
        return new CalicoRelease(otherVersion, environment);
    }

    /** What the container on a node sees. */
    Map<String, String> environment(NetworkedNode node) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("NODENAME", node.name());
        if (calicoNode.fidelity() == Fidelity.SIMULATED) {
            all.put("RELAPSE_SIMULATED_VERSION", calicoNode.version());
        }
        return all;
    }
}
