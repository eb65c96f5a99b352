package dev.relapse.network.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A socket's address.
 *
 * @param address of TCP or of a Unix socket
 */
public record Endpoint(SocketAddress address) {

    private static final String TCP = "tcp:";
    private static final String UNIX = "unix:";

    public static Endpoint tcp(String host, int port) {
        return new Endpoint(new InetSocketAddress(host, port));
    }

    public static Endpoint unix(Path socket) {
        return new Endpoint(UnixDomainSocketAddress.of(socket));
    }

    /**
     * Reads {@code tcp:<IPv4 address>:<port>} or {@code unix:<path>}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Endpoint parse(String text) {
        if (text.startsWith(UNIX)) {
            return unix(Path.of(text.substring(UNIX.length())));
        }
        int colon = text.lastIndexOf(':');
        if (text.startsWith(TCP) && colon > TCP.length()) {
            return tcp(
                    text.substring(TCP.length(), colon),
                    Integer.parseInt(text.substring(colon + 1)));
        }
        throw new IllegalArgumentException(
                "neither tcp:<address>:<port> nor unix:<path>: '" + text + "'");
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return address instanceof InetSocketAddress tcp
                ? TCP + tcp.getHostString() + ":" + tcp.getPort()
                : UNIX + address;
    }

    public ServerSocketChannel listen() throws IOException {
        ServerSocketChannel channel =
                ServerSocketChannel.open(
                        address instanceof InetSocketAddress
                                ? StandardProtocolFamily.INET
                                : StandardProtocolFamily.UNIX);
        channel.bind(address);
        return channel;
    }

    public SocketChannel connect() throws IOException {
        return SocketChannel.open(address);
    }
}
