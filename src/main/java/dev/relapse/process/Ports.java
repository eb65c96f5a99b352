package dev.relapse.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Hands out the TCP ports of one address, each once. */
final class Ports {

    private static final int LAST = 65535;

    private final String address;
    private final Set<Integer> handedOut = new HashSet<>();

    Ports(String address) {
        this.address = address;
    }

    /**
     * The preferred port, or the next one above it that can be listened on.
     *
     * @throws ProgramFailed when there is none up to 65535
     */
    synchronized int next(int preferred) {
        if (preferred < 1 || preferred > LAST) {
            throw new IllegalArgumentException("not a TCP port: " + preferred);
        }
        String refusal = "handed out already";
        for (int port = preferred; port <= LAST; port++) {
            if (handedOut.contains(port)) {
                continue;
            }
            try (ServerSocket test = new ServerSocket(port, 1, InetAddress.getByName(address))) {
                handedOut.add(test.getLocalPort());
                return port;
            } catch (IOException e) {
                refusal = e.getMessage();
            }
        }
        throw new ProgramFailed(
                "no TCP port from %d to %d is free on %s; the last one: %s"
                        .formatted(preferred, LAST, address, refusal));
    }
}
