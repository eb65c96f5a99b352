package dev.relapse.simulation.istiod.ads;

import dev.relapse.simulation.istiod.http.Metrics;
import dev.relapse.simulation.istiod.model.ConfigKey;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import dev.relapse.simulation.istiod.xds.ProxyConfig;
import dev.relapse.simulation.istiod.xds.Resource;
import dev.relapse.simulation.istiod.xds.ResourceType;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream in which responses tell what came or changed and what is gone. As upstream, only
 * clusters and endpoints are limited to what changed; listeners and routes are all told again.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/xds/delta.go} and {@code
 * pilot/pkg/networking/core/cluster.go}, {@code BuildDeltaClusters}.
 */
final class Incremental extends ProxyConnection {

    private static final Logger LOG = LoggerFactory.getLogger(Incremental.class);
    private static final String WILDCARD = "*";

    private final ServerCallStreamObserver<DeltaDiscoveryResponse> stream;

    Incremental(
            ProxyIdentity proxy,
            Push current,
            Metrics metrics,
            ServerCallStreamObserver<DeltaDiscoveryResponse> stream) {
        super(proxy, current, metrics);
        this.stream = stream;
    }

    @Override
    boolean isReady() {
        return stream.isReady();
    }

    synchronized void onRequest(ResourceType type, DeltaDiscoveryRequest request) {
        if (request.hasErrorDetail()) {
            countRejected(type);
            LOG.warn(
                    "{} rejected {}: {}",
                    proxy().id(),
                    type,
                    request.getErrorDetail().getMessage());
            return;
        }
        boolean first = watched(type).isEmpty();
        Watched watch = watch(type);
        if (first) {
            Set<String> known = new HashSet<>(request.getInitialResourceVersionsMap().keySet());
            known.addAll(request.getResourceNamesSubscribeList());
            known.remove(WILDCARD);
            watch.setNames(known);
            send(type, config().of(type, known), gone(type, known));
            return;
        }
        if (!request.getResponseNonce().isEmpty()) {
            if (request.getResponseNonce().equals(watch.sent())) {
                watch.setAcked(request.getResponseNonce());
            }
            return;
        }
        resubscribe(type, watch, request);
    }

    private void resubscribe(ResourceType type, Watched watch, DeltaDiscoveryRequest request) {
        if (type.isWildcard()) {
            return;
        }
        Set<String> names = new LinkedHashSet<>(watch.names());
        names.removeAll(request.getResourceNamesUnsubscribeList());
        names.addAll(request.getResourceNamesSubscribeList());
        watch.setNames(names);
        if (request.getResourceNamesSubscribeCount() > 0) {
            send(type, config().of(type, request.getResourceNamesSubscribeList()), Set.of());
        }
    }

    @Override
    void sendPush(Push push, ProxyConfig before, ProxyConfig now) {
        if (push.change().full()) {
            watched(ResourceType.CDS).ifPresent(w -> sendClusters(push, before, now));
        }
        watched(ResourceType.EDS)
                .map(w -> endpointsToSend(push, w.names()))
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> send(ResourceType.EDS, now.endpoints(names), Set.of()));
        if (push.change().full()) {
            watched(ResourceType.LDS)
                    .ifPresent(
                            w ->
                                    send(
                                            ResourceType.LDS,
                                            now.listeners(),
                                            gone(ResourceType.LDS, w.names())));
            watched(ResourceType.RDS)
                    .filter(w -> !w.names().isEmpty())
                    .ifPresent(w -> send(ResourceType.RDS, now.routes(w.names()), Set.of()));
        }
    }

    private void sendClusters(Push push, ProxyConfig before, ProxyConfig now) {
        Set<String> hostnames = new HashSet<>(before.hostnamesOf(push.change().keys()));
        hostnames.addAll(now.hostnamesOf(push.change().keys()));
        boolean limited = push.change().keys().stream().allMatch(Incremental::isLimited);
        List<Resource> changed =
                now.clusters().stream()
                        .filter(
                                cluster ->
                                        !limited
                                                || !ClusterNames.isOutbound(cluster.name())
                                                || ClusterNames.isOfHosts(
                                                        cluster.name(), hostnames))
                        .toList();
        send(ResourceType.CDS, changed, gone(ResourceType.CDS, watch(ResourceType.CDS).names()));
    }

    private static boolean isLimited(ConfigKey key) {
        return switch (key.kind()) {
            case SERVICE, DESTINATION_RULE -> true;
            case SIDECAR, VIRTUAL_SERVICE -> false;
        };
    }

    private Set<String> gone(ResourceType type, Set<String> known) {
        if (!type.isWildcard()) {
            return Set.of();
        }
        Set<String> gone = new HashSet<>(known);
        config().of(type, Set.of()).forEach(resource -> gone.remove(resource.name()));
        return gone;
    }

    private void send(ResourceType type, List<Resource> resources, Collection<String> gone) {
        String nonce = newNonce();
        DeltaDiscoveryResponse.Builder response =
                DeltaDiscoveryResponse.newBuilder()
                        .setTypeUrl(type.url())
                        .setSystemVersionInfo(current().version())
                        .setNonce(nonce)
                        .setControlPlane(CONTROL_PLANE)
                        .addAllRemovedResources(gone);
        resources.forEach(
                resource ->
                        response.addResourcesBuilder()
                                .setName(resource.name())
                                .setVersion(current().version())
                                .setResource(resource.body()));
        Watched watch = watch(type);
        watch.setSent(nonce);
        if (type.isWildcard()) {
            Set<String> names = new LinkedHashSet<>(watch.names());
            names.removeAll(Set.copyOf(gone));
            names.addAll(resources.stream().map(Resource::name).collect(Collectors.toSet()));
            watch.setNames(names);
        }
        stream.onNext(response.build());
        countPush(type, resources);
    }
}
