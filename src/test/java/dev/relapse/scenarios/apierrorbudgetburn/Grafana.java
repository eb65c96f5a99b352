package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.HostPrograms.Place;
import dev.relapse.pki.SecretFile;
import dev.relapse.probe.HttpAnswers;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Grafana: its API, the object that asks the operator for one, and the teams' dashboards. */
final class Grafana {

    /** What the operator names its Deployment (controllers/constants). */
    static final String DEPLOYMENT = "grafana-deployment";

    private static final String GROUP_VERSION = "integreatly.org/v1alpha1";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final KubernetesClient client;
    private final String namespace;
    private final String password = UUID.randomUUID().toString();
    private int port;

    Grafana(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * Under which the operator looks for the API: the first at 4.4.1, the second at 4.10.1
     * (getGrafanaAdminUrl in controllers/grafana/grafana_controller.go).
     */
    static List<String> serviceNames(String namespace) {
        String name = "grafana-service." + namespace;
        return List.of(name + ".svc.cluster.local", name);
    }

    /** Where the operator works. */
    String namespace() {
        return namespace;
    }

    /** Starts what answers behind the operator's Service. */
    void serve(Cluster cluster) {
        HostPrograms host = cluster.require(HostPrograms.class);
        Artifact artifact = host.artifact("grafana", "grafana");
        host.start(artifact, place -> spec(artifact, place));
    }

    private ProgramSpec spec(Artifact artifact, Place place) {
        port = place.port(3000);
        Path admin =
                SecretFile.create(place.folder().resolve("grafana-admin"), "admin:" + password);
        List<String> command = new ArrayList<>(artifact.command());
        command.addAll(
                List.of("--address=" + place.address(), "--port=" + port, "--admin=" + admin));
        return new ProgramSpec(
                "grafana",
                command,
                Map.of(),
                new HttpAnswers(
                        URI.create("http://" + place.address() + ":" + port + "/api/health")),
                START_LIMIT,
                StopRank.CONTROLLER);
    }

    /** Creates a namespace for every team, and in it the team's dashboard. */
    void createDashboards(int count) {
        for (int i = 1; i <= count; i++) {
            String team = "team-%03d".formatted(i);
            client.resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(team)
                                    .endMetadata()
                                    .build())
                    .create();
            client.resource(dashboard(team)).create();
        }
    }

    private static GenericKubernetesResource dashboard(String team) {
        return object("GrafanaDashboard", team, "orders")
                .editMetadata()
                .addToLabels("grafana", "shared")
                .endMetadata()
                .addToAdditionalProperties(
                        "spec",
                        Map.of(
                                "json",
                                "{\"title\": \"Orders of %s\", \"panels\": []}".formatted(team)))
                .build();
    }

    /** Asks the operator for a Grafana. */
    void create() {
        client.resource(
                        object("Grafana", namespace, "grafana")
                                .addToAdditionalProperties("spec", spec())
                                .build())
                .create();
    }

    private Map<String, Object> spec() {
        return Map.of(
                "client",
                Map.of("preferService", true),
                // What answers in its place runs on the host: its pod is a simulated node's to
                // play.
                "deployment",
                Map.of("nodeSelector", Map.of("kubernetes.io/hostname", Platform.NODE)),
                "config",
                Map.of(
                        "server",
                        Map.of("http_port", Integer.toString(port)),
                        "security",
                        Map.of("admin_user", "admin", "admin_password", password)),
                "dashboardLabelSelector",
                List.of(Map.of("matchLabels", Map.of("grafana", "shared"))));
    }

    void delete() {
        objects().inNamespace(namespace).withName("grafana").delete();
    }

    /** How many dashboards the operator says it has put into Grafana. */
    int installedDashboards() {
        GenericKubernetesResource now = objects().inNamespace(namespace).withName("grafana").get();
        return now != null && now.get("status", "dashboards") instanceof List<?> installed
                ? installed.size()
                : 0;
    }

    private MixedOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    Resource<GenericKubernetesResource>>
            objects() {
        return client.genericKubernetesResources(GROUP_VERSION, "Grafana");
    }

    private static GenericKubernetesResourceBuilder object(
            String kind, String namespace, String name) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(GROUP_VERSION)
                .withKind(kind)
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata();
    }
}
