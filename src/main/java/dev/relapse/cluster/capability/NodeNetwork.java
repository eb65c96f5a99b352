package dev.relapse.cluster.capability;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.network.NetworkNamespace;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.probe.Probe;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import java.net.URI;
import java.nio.file.Path;

/**
 * Nodes whose network is real: each one is a network namespace of this machine, joined to the
 * others and to the control plane by its uplink, and programs run in it as on a node. Its kubelet
 * is played: what a pod of such a node does really is what the scenario starts there.
 *
 * <p>Wants {@code ip} of iproute2, {@code unshare} and {@code nsenter} of util-linux, and a user
 * who is root or may make user namespaces.
 */
public interface NodeNetwork {

    /**
     * Makes the node's namespace, registers its Node with the uplink's address as InternalIP, and
     * waits until that is Ready. The first node takes the network with it.
     *
     * @throws IllegalArgumentException for a name or an address that is taken or cannot be
     * @throws dev.relapse.process.ProgramFailed with what the machine refused
     */
    NetworkedNode add(NodeSpec node);

    /** Where the control plane is: in reach of every node, and every node in its reach. */
    Place controlPlane();

    /** The API server as every place of this network reaches it. */
    URI apiServer();

    /**
     * Credentials of their own for one program in this network, bound to {@code clusterRole}; user
     * name as given. {@link HostPrograms#grant} adds to them.
     */
    Kubeconfig credentials(String user, String clusterRole);

    /**
     * Lets programs of the host, and this harness, reach an address of this network.
     *
     * @param name of the relay, unique in the run
     * @param preferred the port that it would rather have on the host
     * @return where it is on the host's loopback, without a path
     */
    URI expose(String name, String address, int port, int preferred);

    /** Holds when plain HTTP at an address of this network answers 200. */
    Probe answers(String address, int port, String path);

    /**
     * A node to add.
     *
     * @param node its Node
     * @param uplink the name of its link, such as {@code eth0}
     * @param address within {@code 172.18.0.0/16}, of which the control plane has {@code
     *     172.18.0.1}
     */
    record NodeSpec(SimulatedNode node, String uplink, String address) {}

    /** A part of the network with an address, in which programs can run. */
    interface Place {

        String address();

        /** To look into, to change, and to run short commands in. */
        NetworkNamespace namespace();

        /** A folder for what its programs read and write, private to the run. */
        Path folder();

        /** Starts the program in this place; it is recorded as a component of the replay. */
        Program start(Artifact artifact, ProgramSpec spec);
    }

    /** A place that is a node. */
    interface NetworkedNode extends Place {

        String name();

        /** The name of its link. */
        String uplink();
    }
}
