package dev.relapse.network.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Where a relay passes a connection on to. */
interface Target {

    String AS_ASKED = "as-asked";
    String VIA = " via ";

    /** Opens the other side of {@code caller}, of which it may read the beginning. */
    SocketChannel connect(SocketChannel caller) throws IOException;

    /**
     * Reads an endpoint, {@code as-asked}, or {@code <endpoint> via <endpoint>}: asks the second,
     * which takes connections as-asked, for the first.
     */
    static Target parse(String text) {
        if (text.equals(AS_ASKED)) {
            return caller -> Endpoint.parse(line(caller)).connect();
        }
        int via = text.indexOf(VIA);
        if (via < 0) {
            Endpoint fixed = Endpoint.parse(text);
            return caller -> fixed.connect();
        }
        Endpoint wanted = Endpoint.parse(text.substring(0, via));
        Endpoint asked = Endpoint.parse(text.substring(via + VIA.length()));
        return caller -> ask(asked, wanted);
    }

    /** Opens a connection to {@code wanted} through a relay that takes connections as-asked. */
    static SocketChannel ask(Endpoint relay, Endpoint wanted) throws IOException {
        SocketChannel channel = relay.connect();
        ByteBuffer question = StandardCharsets.UTF_8.encode(wanted + "\n");
        while (question.hasRemaining()) {
            channel.write(question);
        }
        return channel;
    }

    /** One line, without a byte of what follows it. */
    private static String line(SocketChannel caller) throws IOException {
        StringBuilder line = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (caller.read(one.clear()) == 1 && one.get(0) != '\n') {
            line.append((char) one.get(0));
        }
        return line.toString();
    }
}
