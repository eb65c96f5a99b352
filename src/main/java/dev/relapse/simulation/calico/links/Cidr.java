package dev.relapse.simulation.calico.links;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address with the length of its network's prefix; host bits are kept, as upstream keeps them.
 *
 * @param address the address
 * @param text the address as it was written
 * @param length of the prefix
 */
public record Cidr(InetAddress address, String text, int length) {

    private static final Pattern V4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    public Cidr {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(text, "text");
        if (length < 0 || length > IpFamily.of(address).bits()) {
            throw new IllegalArgumentException("invalid CIDR address: " + text + "/" + length);
        }
    }

    /**
     * Reads {@code <address>/<length>}.
     *
     * @throws IllegalArgumentException for anything else, a bare address included
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        if (slash > 0 && text.substring(slash + 1).matches("\\d{1,3}")) {
            String ip = text.substring(0, slash);
            Optional<InetAddress> address = address(ip);
            if (address.isPresent()) {
                return new Cidr(address.get(), ip, Integer.parseInt(text.substring(slash + 1)));
            }
        }
        throw new IllegalArgumentException("invalid CIDR address: " + text);
    }

    /** Reads a CIDR, or an address as a network of its own. */
    public static Cidr parseCidrOrIp(String text) {
        return address(text)
                .map(a -> new Cidr(a, text, IpFamily.of(a).bits()))
                .orElseGet(() -> parse(text));
    }

    /** The address that the text is, without asking any name server. */
    public static Optional<InetAddress> address(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    public IpFamily family() {
        return IpFamily.of(address);
    }

    /** Whether the network holds an address. */
    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >>> bit % 8;
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /**
     * As Go's {@code net.IP.IsGlobalUnicast}: private addresses count, loopback, link-local,
     * multicast, the unspecified and the broadcast address do not.
     */
    public boolean isGlobalUnicast() {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isMulticastAddress()
                && !address.isLinkLocalAddress()
                && !text.equals("255.255.255.255");
    }

    /** {@code 10.96.0.10/32}. */
    @Override
    public String toString() {
        return text + "/" + length;
    }
}
