package dev.relapse.network;

import dev.relapse.network.relay.Asking;
import dev.relapse.network.relay.Endpoint;
import dev.relapse.network.relay.RelayProgram;
import dev.relapse.process.NamespaceRights;
import dev.relapse.process.Programs;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A bridge in a namespace of its own, to which machines are joined by veth pairs. Nothing of it is
 * to be seen in the host's network. Safe for use by several threads.
 */
public final class Segment {

    private static final String BRIDGE = "segment";

    private final Subnet subnet;
    private final Path folder;
    private final Programs programs;
    private final NetworkNamespace own;
    private final Map<String, String> machines = new HashMap<>();

    private Segment(Subnet subnet, Path folder, Programs programs, NetworkNamespace own) {
        this.subnet = subnet;
        this.folder = folder;
        this.programs = programs;
        this.own = own;
    }

    /**
     * Makes a segment.
     *
     * @param folder exists and is private to the run: whoever can reach it reaches the segment
     * @param fromHost what machines of the segment reach at its gateway, by port there
     * @throws dev.relapse.process.ProgramFailed with what went wrong; the run cleans up
     */
    public static Segment open(
            Programs programs,
            NamespaceRights rights,
            Subnet subnet,
            Path folder,
            Map<Integer, Endpoint> fromHost) {
        NetworkNamespace own = NetworkNamespace.first(programs, rights, "netns-" + BRIDGE);
        own.ip(
                "link set lo up",
                "link add " + BRIDGE + " type bridge",
                "address add " + subnet + " dev " + BRIDGE,
                "link set " + BRIDGE + " up");
        Segment segment = new Segment(subnet, folder, programs, own);
        segment.startRelays(fromHost);
        return segment;
    }

    private void startRelays(Map<Integer, Endpoint> fromHost) {
        RelayProgram outside = new RelayProgram("relay-host", folder);
        RelayProgram inside = new RelayProgram("relay-segment", folder).passAsAsked(dialer());
        fromHost.forEach(
                (port, target) -> {
                    Endpoint between = Endpoint.unix(folder.resolve(port + ".socket"));
                    outside.pass(between, target);
                    inside.pass(Endpoint.tcp(subnet.gateway(), port), between);
                });
        if (!fromHost.isEmpty()) {
            programs.start(outside.spec());
        }
        programs.start(own.inside(inside.spec()));
    }

    public Subnet subnet() {
        return subnet;
    }

    /** The namespace with the bridge: at the gateway's address, and in reach of every machine. */
    public NetworkNamespace namespace() {
        return own;
    }

    /**
     * Makes a machine with a loopback link and one uplink, over which all else is routed.
     *
     * @param machine up to 12 lower-case letters, digits and dashes
     * @param uplink the name of its link, such as {@code eth0}
     * @param address on this segment
     * @throws IllegalArgumentException for a name or an address that is taken or cannot be
     */
    public synchronized NetworkNamespace join(String machine, String uplink, String address) {
        if (!machine.matches("[a-z][a-z0-9-]{0,11}")) {
            throw new IllegalArgumentException(
                    "a machine's name is up to 12 letters, digits and dashes, not '"
                            + machine
                            + "'");
        }
        subnet.check(address);
        if (machines.containsKey(machine) || machines.containsValue(address)) {
            throw new IllegalArgumentException(
                    "'%s' or %s is on the segment already: %s"
                            .formatted(machine, address, machines));
        }
        machines.put(machine, address);
        NetworkNamespace namespace = own.sibling("netns-" + machine);
        String port = "to-" + machine;
        own.ip(
                "link add %s type veth peer name %s netns %d"
                        .formatted(port, uplink, namespace.pid()),
                "link set %s master %s up".formatted(port, BRIDGE));
        namespace.ip(
                "link set lo up",
                "address add %s dev %s".formatted(subnet.withPrefix(address), uplink),
                "link set %s up".formatted(uplink),
                "route add default via " + subnet.gateway());
        return namespace;
    }

    /** A connection from this segment to an address on it; ends at once if nobody listens there. */
    public SocketChannel connect(String address, int port) throws IOException {
        return new Asking(dialer()).connect(Endpoint.tcp(address, port));
    }

    /**
     * Lets programs of the host reach an address of this segment.
     *
     * @param name of the relay, unique in the run
     * @param at where on the host's loopback
     */
    public void expose(String name, Endpoint at, String address, int port) {
        programs.start(
                new RelayProgram(name, folder)
                        .passBy(at, Endpoint.tcp(address, port), dialer())
                        .spec());
    }

    private Endpoint dialer() {
        return Endpoint.unix(folder.resolve("dial.socket"));
    }
}
