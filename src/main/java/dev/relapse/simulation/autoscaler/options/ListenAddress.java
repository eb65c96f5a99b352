package dev.relapse.simulation.autoscaler.options;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where {@code /metrics} and {@code /health-check} are served.
 *
 * <p>Upstream takes an empty host for every interface. The simulation never listens beyond
 * loopback: an empty host means loopback, and any other address is refused.
 */
public final class ListenAddress {

    private ListenAddress() {}

    /**
     * Reads an address.
     *
     * @param text {@code [host]:port}; port 0 lets the system choose
     * @throws IllegalArgumentException when it is malformed or not loopback
     */
    public static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "--address=" + text + " has no port: write it as [host]:port");
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port > 65535) {
            throw new IllegalArgumentException("--address=" + text + ": ports end at 65535");
        }
        return new InetSocketAddress(host(text, text.substring(0, colon)), port);
    }

    private static InetAddress host(String text, String host) {
        if (host.isEmpty()) {
            return InetAddress.getLoopbackAddress();
        }
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("--address=" + text + ": unknown host", unknown);
        }
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "--address=" + text + " is not loopback: the simulation listens only there");
        }
        return address;
    }
}
