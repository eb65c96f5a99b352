package dev.relapse.scenarios.istiosidecar;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.HostPrograms.Place;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.CustomResourceProbes;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import dev.relapse.wait.Wait;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * istiod outside of the cluster, with the flags that serve sidecars in plain text on loopback.
 *
 * @param version of Istio
 * @param grpc the port of its discovery service
 * @param monitoring where its metrics are
 */
record ControlPlane(String version, int grpc, URI monitoring) {

    private static final String NAME = "istiod";
    private static final String GROUP = "networking.istio.io";
    private static final String NAMESPACE = "istio-system";
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    /** No webhooks and certificates; no extensions that only Istio's own build of Envoy has. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "ENABLE_CA_SERVER", "false",
                    "INJECT_ENABLED", "false",
                    "PILOT_ENABLE_METADATA_EXCHANGE", "false",
                    "PILOT_DISABLE_MX_ALPN", "true");

    /** Starts it and waits until it serves. */
    static ControlPlane install(Cluster cluster, ScenarioDefinition scenario) {
        Manifests.apply(cluster.client(), scenario.fixture("istio/control-plane.yaml"));
        Manifests.apply(cluster.client(), scenario.fixture("istio/crds.yaml"));
        Wait.atMost(START_LIMIT).until(CustomResourceProbes.areServed(cluster.client(), GROUP));
        HostPrograms host = cluster.require(HostPrograms.class);
        Kubeconfig kubeconfig = host.credentials(NAME, NAME);
        host.grant(NAME, NAMESPACE + "/" + NAME);
        Artifact artifact = host.artifact(NAME, "pilot-discovery");
        Ports[] ports = new Ports[1];
        host.start(
                artifact,
                place -> {
                    ports[0] = Ports.at(place);
                    return spec(artifact, kubeconfig, ports[0]);
                });
        return new ControlPlane(
                artifact.version(),
                ports[0].grpc(),
                ports[0].http(ports[0].monitoring(), "/metrics"));
    }

    private static ProgramSpec spec(Artifact artifact, Kubeconfig kubeconfig, Ports ports) {
        List<String> command = new ArrayList<>(artifact.command());
        command.addAll(
                List.of(
                        "discovery",
                        "--kubeconfig=" + kubeconfig.file(),
                        "-n",
                        NAMESPACE,
                        "--grpcAddr=" + ports.address() + ":" + ports.grpc(),
                        "--httpAddr=" + ports.address() + ":" + ports.debug(),
                        "--monitoringAddr=" + ports.address() + ":" + ports.monitoring(),
                        "--secureGRPCAddr=",
                        "--httpsAddr="));
        return new ProgramSpec(
                NAME,
                command,
                ENVIRONMENT,
                Loopback.answers(ports.http(ports.debug(), "/ready")),
                START_LIMIT,
                StopRank.CLIENT);
    }

    /** Pushes of clusters so far, to all proxies. */
    double clusterPushes() {
        return Loopback.get(monitoring)
                .lines()
                .filter(line -> line.startsWith("pilot_xds_pushes{type=\"cds\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('}') + 1)))
                .findFirst()
                .orElse(0);
    }

    private record Ports(String address, int grpc, int debug, int monitoring) {

        static Ports at(Place place) {
            return new Ports(
                    place.address(), place.port(15010), place.port(8080), place.port(15014));
        }

        URI http(int port, String path) {
            return URI.create("http://" + address + ":" + port + path);
        }
    }
}
