package dev.relapse.simulation.istiod.ads;

import dev.relapse.simulation.istiod.http.Metrics;
import dev.relapse.simulation.istiod.http.SyncStatus;
import dev.relapse.simulation.istiod.model.Change;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.xds.MeshView;
import dev.relapse.simulation.istiod.xds.ResourceType;
import io.grpc.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The proxies that are connected, and the state of the mesh that they are told. */
public final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Metrics metrics;
    private final Set<ProxyConnection> connected = ConcurrentHashMap.newKeySet();
    private Optional<Push> latest = Optional.empty();
    private long pushes;

    public Connections(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * Tells every proxy that a change concerns. Returns once each has been sent it, or will be as
     * soon as it takes more.
     */
    public void push(MeshSnapshot mesh, Change change) {
        Push push = advance(mesh, change);
        metrics.services(mesh.services().size());
        connected.forEach(connection -> push(connection, push));
    }

    private static void push(ProxyConnection connection, Push push) {
        try {
            connection.push(push);
        } catch (RuntimeException e) {
            LOG.error("cannot push to {}; it keeps what it has", connection.proxy().id(), e);
        }
    }

    private synchronized Push advance(MeshSnapshot mesh, Change change) {
        MeshView view = latest.map(l -> l.view().next(mesh)).orElseGet(() -> MeshView.of(mesh));
        pushes++;
        Push push = new Push(view, Instant.now() + "/" + pushes, change);
        latest = Optional.of(push);
        return push;
    }

    /** Connects a proxy on the latest state; no push after that passes it by. */
    synchronized <C extends ProxyConnection> C add(Function<Push, C> connect) {
        C connection =
                connect.apply(
                        latest.orElseThrow(
                                () ->
                                        Status.UNAVAILABLE
                                                .withDescription(
                                                        "not ready to serve discovery information")
                                                .asRuntimeException()));
        connected.add(connection);
        metrics.connected(connection.proxy().istioVersion(), 1);
        return connection;
    }

    void remove(ProxyConnection connection) {
        if (connected.remove(connection)) {
            metrics.connected(connection.proxy().istioVersion(), -1);
        }
    }

    /** How far each proxy got. */
    public List<SyncStatus> status() {
        return connected.stream().map(Connections::status).toList();
    }

    private static SyncStatus status(ProxyConnection connection) {
        var progress = connection.progress();
        String[] none = {"", ""};
        return new SyncStatus(
                connection.proxy().clusterId(),
                connection.proxy().id(),
                "sidecar",
                connection.proxy().istioVersion(),
                progress.getOrDefault(ResourceType.CDS, none)[0],
                progress.getOrDefault(ResourceType.CDS, none)[1],
                progress.getOrDefault(ResourceType.LDS, none)[0],
                progress.getOrDefault(ResourceType.LDS, none)[1],
                progress.getOrDefault(ResourceType.RDS, none)[0],
                progress.getOrDefault(ResourceType.RDS, none)[1],
                progress.getOrDefault(ResourceType.EDS, none)[0],
                progress.getOrDefault(ResourceType.EDS, none)[1]);
    }
}
