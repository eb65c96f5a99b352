package dev.relapse.simulation.istiod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.simulation.istiod.ads.AdsServer;
import dev.relapse.simulation.istiod.ads.Connections;
import dev.relapse.simulation.istiod.http.Metrics;
import dev.relapse.simulation.istiod.http.TextServer;
import dev.relapse.simulation.istiod.http.TextServer.Answer;
import dev.relapse.simulation.istiod.model.Change;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * The running parts of istiod that face proxies and operators. It learns of changes from outside,
 * and asks for the mesh when it pushes.
 */
final class Discovery implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Supplier<MeshSnapshot> mesh;
    private final Metrics metrics = new Metrics();
    private final Connections connections = new Connections(metrics);
    private final ScheduledExecutorService pusher = Executors.newSingleThreadScheduledExecutor();
    private final Debouncer debouncer;
    private final AdsServer ads;
    private final TextServer debug;
    private final TextServer monitoring;
    private volatile boolean complete;
    private volatile boolean ready;

    private Discovery(
            Supplier<MeshSnapshot> mesh,
            Duration quiet,
            Duration longest,
            InetSocketAddress grpc,
            InetSocketAddress http,
            InetSocketAddress monitoringAt)
            throws IOException {
        this.mesh = mesh;
        this.debouncer = new Debouncer(quiet, longest, pusher, this::push);
        this.ads = AdsServer.start(grpc, connections, metrics);
        this.debug = TextServer.start(http);
        debug.serve("/ready", this::readiness).serve("/debug/syncz", this::syncz);
        this.monitoring = TextServer.start(monitoringAt);
        monitoring.serve(
                "/metrics",
                () -> new Answer(OK, "text/plain; version=0.0.4; charset=utf-8", metrics.text()));
    }

    /**
     * Starts to listen. Proxies are turned away until {@link #ready()}.
     *
     * @throws IOException when it cannot listen at one of the addresses
     */
    static Discovery start(
            Supplier<MeshSnapshot> mesh,
            Duration quiet,
            Duration longest,
            InetSocketAddress grpc,
            InetSocketAddress http,
            InetSocketAddress monitoring)
            throws IOException {
        return new Discovery(mesh, quiet, longest, grpc, http, monitoring);
    }

    /** The mesh is complete: serves it from now on. */
    void ready() {
        // Changes count from before the mesh is read, so that none gets lost in between.
        complete = true;
        CompletableFuture.runAsync(() -> push(Change.NONE), pusher).join();
        ready = true;
    }

    /** Something changed; before the mesh is complete, nobody needs to know. */
    void changed(Change change) {
        if (complete) {
            debouncer.add(change);
        }
    }

    private void push(Change change) {
        connections.push(mesh.get(), change);
    }

    private Answer readiness() {
        return ready ? Answer.text(OK, "") : Answer.text(UNAVAILABLE, "not synced yet\n");
    }

    private Answer syncz() {
        try {
            return Answer.json(new ObjectMapper().writeValueAsString(connections.status()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    int grpcPort() {
        return ads.port();
    }

    int httpPort() {
        return debug.port();
    }

    int monitoringPort() {
        return monitoring.port();
    }

    @Override
    public void close() {
        pusher.shutdownNow();
        try (monitoring;
                debug;
                ads) {
            ready = false;
        }
    }
}
