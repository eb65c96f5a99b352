package dev.relapse.network;

import java.util.regex.Pattern;

/**
 * The IPv4 addresses of a segment.
 *
 * @param gateway the segment's own address, such as {@code 172.18.0.1}
 * @param prefix how many bits all its addresses share, 8 to 30
 */
public record Subnet(String gateway, int prefix) {

    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");

    public Subnet {
        if (prefix < 8 || prefix > 30) {
            throw new IllegalArgumentException("a prefix is 8 to 30, not " + prefix);
        }
        if (bits(gateway) >>> 24 == 127) {
            throw new IllegalArgumentException("a segment has no loopback address: " + gateway);
        }
    }

    /** With the prefix, as ip(8) wants it. */
    String withPrefix(String address) {
        return address + "/" + prefix;
    }

    /**
     * Refuses what no machine on the segment can have.
     *
     * @throws IllegalArgumentException naming both
     */
    void check(String address) {
        if (bits(address) >>> (32 - prefix) != bits(gateway) >>> (32 - prefix)
                || address.equals(gateway)) {
            throw new IllegalArgumentException(
                    "%s is no free address of the segment %s".formatted(address, this));
        }
    }

    @Override
    public String toString() {
        return withPrefix(gateway);
    }

    private static long bits(String address) {
        long bits = 0;
        if (ADDRESS.matcher(address).matches()) {
            for (String octet : address.split("\\.", -1)) {
                int value = Integer.parseInt(octet);
                if (value > 255) {
                    throw new IllegalArgumentException("not an IPv4 address: " + address);
                }
                bits = bits << 8 | value;
            }
            return bits;
        }
        throw new IllegalArgumentException("not an IPv4 address: " + address);
    }
}
