package dev.relapse.simulation.istiod;

import dev.relapse.simulation.istiod.xds.ResourceType;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy without an Envoy: asks, acknowledges, and counts what it was told. */
final class AdsClient implements AutoCloseable {

    private final ManagedChannel channel;
    private final Map<String, Long> responses = new ConcurrentHashMap<>();
    private final List<Status> failures = new CopyOnWriteArrayList<>();
    private final StreamObserver<DiscoveryRequest> requests;

    AdsClient(int port, String nodeId) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        requests =
                AggregatedDiscoveryServiceGrpc.newStub(channel)
                        .streamAggregatedResources(new Acknowledging());
        requests.onNext(request(ResourceType.CDS).setNode(Node.newBuilder().setId(nodeId)).build());
    }

    private static DiscoveryRequest.Builder request(ResourceType type) {
        return DiscoveryRequest.newBuilder().setTypeUrl(type.url());
    }

    /** Asks for a type by names. */
    void ask(ResourceType type, String... names) {
        requests.onNext(request(type).addAllResourceNames(List.of(names)).build());
    }

    long responses(ResourceType type) {
        return responses.getOrDefault(type.url(), 0L);
    }

    List<Status> failures() {
        return failures;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private final class Acknowledging implements StreamObserver<DiscoveryResponse> {

        @Override
        public void onNext(DiscoveryResponse response) {
            responses.merge(response.getTypeUrl(), 1L, Long::sum);
            if (response.getTypeUrl().equals(ResourceType.CDS.url())) {
                requests.onNext(
                        request(ResourceType.CDS)
                                .setVersionInfo(response.getVersionInfo())
                                .setResponseNonce(response.getNonce())
                                .build());
            }
        }

        @Override
        public void onError(Throwable failure) {
            failures.add(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            failures.add(Status.OK);
        }
    }
}
