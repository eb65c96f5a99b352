package dev.relapse.simulation.istiod.ads;

import dev.relapse.simulation.istiod.http.Metrics;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Serves discovery over plain-text gRPC. */
public final class AdsServer implements AutoCloseable {

    /** A request names every cluster of the mesh; gRPC's default of 4 MB is too little for that. */
    private static final int LARGEST_REQUEST = 32 * 1024 * 1024;

    private static final int CLOSE_SECONDS = 2;

    private final Server server;

    private AdsServer(Server server) {
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @throws IOException when it cannot listen there
     */
    public static AdsServer start(
            InetSocketAddress address, Connections connections, Metrics metrics)
            throws IOException {
        return new AdsServer(
                NettyServerBuilder.forAddress(address)
                        .maxInboundMessageSize(LARGEST_REQUEST)
                        .addService(new AdsService(connections, metrics))
                        .build()
                        .start());
    }

    public int port() {
        return server.getPort();
    }

    /** Ends every stream. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            if (!server.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "the gRPC server did not stop within " + CLOSE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
