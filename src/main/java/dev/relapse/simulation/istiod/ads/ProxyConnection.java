package dev.relapse.simulation.istiod.ads;

import dev.relapse.simulation.istiod.http.Metrics;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import dev.relapse.simulation.istiod.xds.ProxyConfig;
import dev.relapse.simulation.istiod.xds.Resource;
import dev.relapse.simulation.istiod.xds.ResourceType;
import io.envoyproxy.envoy.config.core.v3.ControlPlane;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One proxy's stream: what it watches, what it was sent, and whether a push concerns it.
 *
 * <p>A proxy that does not keep up is not sent more: pushes that it has not got are merged into
 * one. All methods are safe for use by several threads.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/xds/ads.go}, {@code delta.go} and {@code
 * proxy_dependencies.go}.
 */
abstract class ProxyConnection {

    static final ControlPlane CONTROL_PLANE =
            ControlPlane.newBuilder().setIdentifier("istiod simulation of Relapse").build();

    private final Metrics metrics;
    private final ProxyIdentity proxy;
    private final Map<ResourceType, Watched> watched = new EnumMap<>(ResourceType.class);
    private Push current;
    private ProxyConfig config;
    private Optional<Push> pending = Optional.empty();

    ProxyConnection(ProxyIdentity proxy, Push current, Metrics metrics) {
        this.proxy = proxy;
        this.current = current;
        this.config = current.view().configOf(proxy);
        this.metrics = metrics;
    }

    ProxyIdentity proxy() {
        return proxy;
    }

    /** Whether the stream takes more now without buffering it. */
    abstract boolean isReady();

    /** Sends the parts of a push that the proxy watches. */
    abstract void sendPush(Push push, ProxyConfig before, ProxyConfig now);

    /** Pushes now, or once the stream takes more. */
    synchronized void push(Push push) {
        // It may have connected on this very state.
        if (!push.version().equals(current.version())) {
            pending = Optional.of(pending.map(push::after).orElse(push));
            flush();
        }
    }

    /** Sends what waits for the stream to take more. */
    synchronized void flush() {
        if (pending.isEmpty() || !isReady()) {
            return;
        }
        Push push = pending.get();
        pending = Optional.empty();
        ProxyConfig before = config;
        current = push;
        config = push.view().configOf(proxy);
        if (before.dependsOnAny(push.change().keys())
                || config.dependsOnAny(push.change().keys())) {
            sendPush(push, before, config);
        }
    }

    Push current() {
        return current;
    }

    ProxyConfig config() {
        return config;
    }

    /** Empty when the proxy does not watch the type. */
    Optional<Watched> watched(ResourceType type) {
        return Optional.ofNullable(watched.get(type));
    }

    Watched watch(ResourceType type) {
        return watched.computeIfAbsent(type, any -> new Watched());
    }

    String newNonce() {
        return current.version() + "/" + UUID.randomUUID();
    }

    void countPush(ResourceType type, List<Resource> resources) {
        long bytes = 0;
        for (Resource resource : resources) {
            bytes += resource.body().getValue().size();
        }
        metrics.pushed(type, bytes);
    }

    void countRejected(ResourceType type) {
        metrics.rejected(type);
    }

    /**
     * The names whose endpoints a push sends: all watched ones unless it is about services only.
     */
    static Set<String> endpointsToSend(Push push, Collection<String> names) {
        if (!push.change().onlyServices()) {
            return Set.copyOf(names);
        }
        return ClusterNames.ofHosts(names, ClusterNames.hostnames(push.change().keys()));
    }

    /** Sent and acknowledged nonces by type. */
    synchronized Map<ResourceType, String[]> progress() {
        Map<ResourceType, String[]> progress = new EnumMap<>(ResourceType.class);
        watched.forEach((type, w) -> progress.put(type, new String[] {w.sent(), w.acked()}));
        return progress;
    }
}
