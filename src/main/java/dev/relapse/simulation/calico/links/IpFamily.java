package dev.relapse.simulation.calico.links;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;

/** IPv4 or IPv6. */
public enum IpFamily {
    V4(4, 32),
    V6(6, 128);

    private final int version;
    private final int bits;

    IpFamily(int version, int bits) {
        this.version = version;
        this.bits = bits;
    }

    public static IpFamily of(InetAddress address) {
        return address instanceof Inet4Address ? V4 : V6;
    }

    /** 4 or 6. */
    public int version() {
        return version;
    }

    /** Of an address. */
    public int bits() {
        return bits;
    }

    public ProtocolFamily protocol() {
        return this == V4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }
}
