package dev.relapse.scenarios.aggregatedmetricsapi;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms.Place;
import dev.relapse.cluster.capability.HostServices;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Installs prometheus-adapter, as the second documented fix does. */
final class AdapterInstallation {

    private static final String NAME = "prometheus-adapter";
    private static final String NAMESPACE = "monitoring";
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Cluster cluster;
    private final PrometheusApi prometheus;
    private final ScenarioDefinition scenario;
    private String address;
    private int port;

    AdapterInstallation(Cluster cluster, PrometheusApi prometheus, ScenarioDefinition scenario) {
        this.cluster = cluster;
        this.prometheus = prometheus;
        this.scenario = scenario;
    }

    /** Starts it and returns the port of its Service. */
    int install() {
        Manifests.apply(cluster.client(), scenario.folder().resolve("manifests/" + NAME + ".yaml"));
        HostServices host = cluster.require(HostServices.class);
        Kubeconfig kubeconfig = host.credentials(NAME, NAME + "-lister");
        host.grant(NAME, "system:auth-delegator");
        host.grant(NAME, "kube-system/extension-apiserver-authentication-reader");
        Artifact artifact = host.artifact(NAME, NAME);
        host.start(artifact, place -> spec(artifact, kubeconfig, place));
        createService();
        return port;
    }

    private ProgramSpec spec(Artifact artifact, Kubeconfig kubeconfig, Place place) {
        address = place.address();
        port = place.port(6443);
        IdentityFiles serving = place.servingCertificate(NAME, NAME + "." + NAMESPACE + ".svc");
        List<String> command = new ArrayList<>(artifact.command());
        command.addAll(
                List.of(
                        "--bind-address=" + place.address(),
                        "--secure-port=" + port,
                        "--tls-cert-file=" + serving.certificate(),
                        "--tls-private-key-file=" + serving.key(),
                        "--prometheus-url=" + prometheus.base(),
                        "--lister-kubeconfig=" + kubeconfig.file(),
                        "--authentication-kubeconfig=" + kubeconfig.file(),
                        "--authorization-kubeconfig=" + kubeconfig.file(),
                        "--config=" + scenario.fixture(NAME + "/resource-rules.yaml")));
        return new ProgramSpec(
                NAME,
                command,
                Map.of(),
                place.answers(port, "/readyz"),
                START_LIMIT,
                StopRank.CLIENT);
    }

    /** Of type ExternalName, because Endpoints may not hold loopback addresses. */
    private void createService() {
        cluster.client()
                .resource(
                        new ServiceBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName(NAME)
                                .endMetadata()
                                .withNewSpec()
                                .withType("ExternalName")
                                .withExternalName(address)
                                .addNewPort()
                                .withName("https")
                                .withPort(port)
                                .endPort()
                                .endSpec()
                                .build())
                .create();
    }
}
