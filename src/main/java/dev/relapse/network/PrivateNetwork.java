package dev.relapse.network;

import dev.relapse.network.relay.Endpoint;
import dev.relapse.network.relay.RelayProgram;
import dev.relapse.process.NamespaceRights;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Run;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network of its own for programs that would listen on every address of the host. One relay
 * inside and one on the host join the two, over Unix sockets in the run's folder: what the programs
 * serve is had at the run's address, and they reach what they are allowed to.
 *
 * @param namespace where its programs run
 * @param ports on the run's address, by the port that a program inside listens on
 */
public record PrivateNetwork(NetworkNamespace namespace, Map<Integer, Integer> ports) {

    private static final String LOOPBACK = "127.0.0.1";

    public PrivateNetwork {
        ports = Map.copyOf(ports);
    }

    /**
     * Makes the network; it lives as long as the run's programs.
     *
     * @param name of its two relays, unique in the run
     * @param served the ports on which programs inside will listen
     * @param reachable ports of the run's address that are the same inside
     * @throws dev.relapse.process.ProgramFailed when this machine allows no such network, or a
     *     relay does not start
     */
    public static PrivateNetwork open(
            Run run, String name, List<Integer> served, List<Integer> reachable) {
        Path sockets = run.folder().resolve("tmp");
        RelayProgram inside = new RelayProgram(name, sockets);
        RelayProgram outside = new RelayProgram(name + "-door", sockets);
        for (int port : reachable) {
            Endpoint there = Endpoint.tcp(run.address(), port);
            Endpoint socket = Endpoint.unix(sockets.resolve(name + "-out-" + port));
            inside.pass(there, socket);
            outside.pass(socket, there);
        }
        Map<Integer, Integer> ports = new LinkedHashMap<>();
        for (int port : served) {
            ports.put(port, run.port(port));
            Endpoint socket = Endpoint.unix(sockets.resolve(name + "-in-" + port));
            inside.pass(socket, Endpoint.tcp(LOOPBACK, port));
            outside.pass(Endpoint.tcp(run.address(), ports.get(port)), socket);
        }
        NetworkNamespace namespace =
                NetworkNamespace.first(run.programs(), NamespaceRights.here(), name + "-namespace");
        namespace.ip("link set lo up");
        run.programs().start(namespace.inside(inside.spec()));
        run.programs().start(outside.spec());
        return new PrivateNetwork(namespace, ports);
    }

    /** The same program, living in it. */
    public ProgramSpec inside(ProgramSpec spec) {
        return namespace.inside(spec);
    }

    /**
     * Where on the run's address a program inside is reached.
     *
     * @throws IllegalArgumentException for a port that is not served
     */
    public int port(int inside) {
        Integer outside = ports.get(inside);
        if (outside == null) {
            throw new IllegalArgumentException(
                    "port " + inside + " is not served from this network; " + ports.keySet());
        }
        return outside;
    }
}
