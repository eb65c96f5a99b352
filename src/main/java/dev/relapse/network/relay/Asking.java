package dev.relapse.network.relay;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * The client side of a relay that passes connections on as asked.
 *
 * @param relay where it listens
 */
public record Asking(Endpoint relay) {

    /**
     * A connection to {@code wanted}, as seen from the relay; ends at once if that is not there.
     */
    public SocketChannel connect(Endpoint wanted) throws IOException {
        return Target.ask(relay, wanted);
    }
}
