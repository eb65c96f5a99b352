package dev.relapse.simulation.istiod;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place to listen, on this machine only. */
final class LoopbackAddress {

    private static final Pattern FORM =
            Pattern.compile("(127(?:\\.\\d{1,3}){3}|\\[::1]):(\\d{1,5})");
    private static final int LARGEST_PORT = 65_535;

    private LoopbackAddress() {}

    /**
     * Reads {@code ip:port}; a port of 0 is any free one.
     *
     * @throws IllegalArgumentException for one without a host, with a host name, or beyond loopback
     */
    static InetSocketAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(2)) > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a loopback address and port, as in 127.0.0.1:15010");
        }
        try {
            // A literal address is not looked up.
            return new InetSocketAddress(
                    InetAddress.getByName(form.group(1)), Integer.parseInt(form.group(2)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address", e);
        }
    }
}
