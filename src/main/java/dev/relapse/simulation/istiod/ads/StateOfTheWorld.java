package dev.relapse.simulation.istiod.ads;

import dev.relapse.simulation.istiod.http.Metrics;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import dev.relapse.simulation.istiod.xds.ProxyConfig;
import dev.relapse.simulation.istiod.xds.Resource;
import dev.relapse.simulation.istiod.xds.ResourceType;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream in which each response tells everything of its type; endpoints and routes may come in
 * parts.
 *
 * <p>Upstream: istio 1.29.6, {@code pkg/xds/server.go}, {@code ShouldRespond}, and {@code
 * pilot/pkg/xds/xdsgen.go}, {@code pushXds}.
 */
final class StateOfTheWorld extends ProxyConnection {

    private static final Logger LOG = LoggerFactory.getLogger(StateOfTheWorld.class);

    private final ServerCallStreamObserver<DiscoveryResponse> stream;

    StateOfTheWorld(
            ProxyIdentity proxy,
            Push current,
            Metrics metrics,
            ServerCallStreamObserver<DiscoveryResponse> stream) {
        super(proxy, current, metrics);
        this.stream = stream;
    }

    @Override
    boolean isReady() {
        return stream.isReady();
    }

    synchronized void onRequest(ResourceType type, DiscoveryRequest request) {
        if (request.hasErrorDetail()) {
            countRejected(type);
            LOG.warn(
                    "{} rejected {}: {}",
                    proxy().id(),
                    type,
                    request.getErrorDetail().getMessage());
            return;
        }
        List<String> names = request.getResourceNamesList();
        boolean first = watched(type).isEmpty() || request.getResponseNonce().isEmpty();
        Watched watch = watch(type);
        if (first) {
            watch.setNames(names);
            send(type, config(), names);
            return;
        }
        if (!request.getResponseNonce().equals(watch.sent())) {
            return;
        }
        watch.setAcked(request.getResponseNonce());
        Set<String> added = new LinkedHashSet<>(names);
        added.removeAll(watch.names());
        watch.setNames(names);
        if (!added.isEmpty()) {
            send(type, config(), added);
        }
    }

    @Override
    void sendPush(Push push, ProxyConfig before, ProxyConfig now) {
        for (ResourceType type : ResourceType.values()) {
            if (!push.change().full() && type != ResourceType.EDS) {
                continue;
            }
            watched(type)
                    .map(w -> toSend(type, push, w.names()))
                    .filter(names -> type.isWildcard() || !names.isEmpty())
                    .ifPresent(names -> send(type, now, names));
        }
    }

    private static Collection<String> toSend(ResourceType type, Push push, Set<String> watched) {
        return type == ResourceType.EDS ? endpointsToSend(push, watched) : watched;
    }

    private void send(ResourceType type, ProxyConfig config, Collection<String> names) {
        List<Resource> resources = config.of(type, names);
        String nonce = newNonce();
        DiscoveryResponse.Builder response =
                DiscoveryResponse.newBuilder()
                        .setTypeUrl(type.url())
                        .setVersionInfo(current().version())
                        .setNonce(nonce)
                        .setControlPlane(CONTROL_PLANE);
        resources.forEach(resource -> response.addResources(resource.body()));
        watch(type).setSent(nonce);
        stream.onNext(response.build());
        countPush(type, resources);
    }
}
