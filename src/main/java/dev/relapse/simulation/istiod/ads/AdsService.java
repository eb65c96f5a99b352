package dev.relapse.simulation.istiod.ads;

import dev.relapse.simulation.istiod.http.Metrics;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import dev.relapse.simulation.istiod.xds.ResourceType;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/**
 * The aggregated discovery service, in both of its forms. Requests for types that we do not serve
 * stay without an answer, as upstream's for types it has no generator for.
 */
final class AdsService extends AggregatedDiscoveryServiceGrpc.AggregatedDiscoveryServiceImplBase {

    private final Connections connections;
    private final Metrics metrics;

    AdsService(Connections connections, Metrics metrics) {
        this.connections = connections;
        this.metrics = metrics;
    }

    @Override
    public StreamObserver<DiscoveryRequest> streamAggregatedResources(
            StreamObserver<DiscoveryResponse> responses) {
        ServerCallStreamObserver<DiscoveryResponse> stream =
                (ServerCallStreamObserver<DiscoveryResponse>) responses;
        return new Requests<DiscoveryRequest, StateOfTheWorld>(stream) {
            @Override
            Node node(DiscoveryRequest request) {
                return request.getNode();
            }

            @Override
            StateOfTheWorld connect(ProxyIdentity proxy, Push current) {
                return new StateOfTheWorld(proxy, current, metrics, stream);
            }

            @Override
            void handle(StateOfTheWorld connection, DiscoveryRequest request) {
                ResourceType.of(request.getTypeUrl())
                        .ifPresent(type -> connection.onRequest(type, request));
            }
        };
    }

    @Override
    public StreamObserver<DeltaDiscoveryRequest> deltaAggregatedResources(
            StreamObserver<DeltaDiscoveryResponse> responses) {
        ServerCallStreamObserver<DeltaDiscoveryResponse> stream =
                (ServerCallStreamObserver<DeltaDiscoveryResponse>) responses;
        return new Requests<DeltaDiscoveryRequest, Incremental>(stream) {
            @Override
            Node node(DeltaDiscoveryRequest request) {
                return request.getNode();
            }

            @Override
            Incremental connect(ProxyIdentity proxy, Push current) {
                return new Incremental(proxy, current, metrics, stream);
            }

            @Override
            void handle(Incremental connection, DeltaDiscoveryRequest request) {
                ResourceType.of(request.getTypeUrl())
                        .ifPresent(type -> connection.onRequest(type, request));
            }
        };
    }

    /** The requests of one stream; gRPC calls it from one thread at a time. */
    private abstract class Requests<R, C extends ProxyConnection> implements StreamObserver<R> {

        private final ServerCallStreamObserver<?> stream;
        private C connection;

        Requests(ServerCallStreamObserver<?> stream) {
            this.stream = stream;
            stream.setOnReadyHandler(() -> withConnection(ProxyConnection::flush));
            stream.setOnCancelHandler(() -> withConnection(connections::remove));
        }

        abstract Node node(R request);

        abstract C connect(ProxyIdentity proxy, Push current);

        abstract void handle(C connection, R request);

        @Override
        public void onNext(R request) {
            try {
                if (connection == null) {
                    ProxyIdentity proxy = NodeReader.read(node(request));
                    connection = connections.add(current -> connect(proxy, current));
                }
                handle(connection, request);
            } catch (StatusRuntimeException e) {
                stream.onError(e);
            }
        }

        @Override
        public void onError(Throwable t) {
            withConnection(connections::remove);
        }

        @Override
        public void onCompleted() {
            withConnection(connections::remove);
            stream.onCompleted();
        }

        private void withConnection(Consumer<ProxyConnection> action) {
            if (connection != null) {
                action.accept(connection);
            }
        }
    }
}
