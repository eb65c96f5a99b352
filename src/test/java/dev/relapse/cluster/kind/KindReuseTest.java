package dev.relapse.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.TimerSetting;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.cluster.inventory.Inventory;
import dev.relapse.process.Leftovers;
import dev.relapse.process.LocalRun;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A cluster that is used again is as it was when it was new, whatever was done to it, or it is
 * another one. Wants a container engine with the image that {@code -Dkind.image} names; ci/kind
 * runs it.
 */
@Tag("kind")
class KindReuseTest {

    /** What the node controller tells of each new node. */
    private static final String REGISTERED = "RegisteredNode";

    private static final String IMAGE = System.getProperty("kind.image");

    /** What nobody is there to answer for, or to finish. */
    private static final String MESS =
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: mess}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: things.mess.example}
            spec:
              group: mess.example
              scope: Namespaced
              names: {plural: things, singular: thing, kind: Thing, listKind: ThingList}
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema: {openAPIV3Schema: {type: object}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: played, namespace: mess}
            spec:
              selector: {matchLabels: {app: played}}
              template:
                metadata: {labels: {app: played}}
                spec:
                  nodeSelector: {kubernetes.io/hostname: node-0}
                  containers: [{name: played, image: registry.example/played}]
            ---
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata: {name: v1.nobody.example}
            spec:
              group: nobody.example
              version: v1
              groupPriorityMinimum: 100
              versionPriority: 100
              insecureSkipTLSVerify: true
              service: {namespace: mess, name: nobody}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: mess}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
            subjects: [{kind: User, name: anybody, apiGroup: rbac.authorization.k8s.io}]
            """;

    /** Whoever wants to change a ConfigMap anywhere has to wait for nobody, and is refused. */
    private static final String REFUSAL =
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: refuses-everything}
            webhooks:
              - name: refuses.everything.example
                admissionReviewVersions: [v1]
                sideEffects: None
                timeoutSeconds: 1
                clientConfig: {url: "https://127.0.0.1:9/"}
                rules: [{apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*"]}]
            """;

    private static final String UNFINISHED =
            """
            apiVersion: mess.example/v1
            kind: Thing
            metadata: {name: unfinished, namespace: mess, finalizers: [mess.example/never]}
            """;

    @AfterEach
    void nothingIsKeptAfterThis() {
        Leftovers leftovers = Leftovers.ofThisHost();
        leftovers.find().forEach(leftovers::remove);
        assertThat(leftovers.find()).isEmpty();
    }

    @Test
    void whateverWasDoneToItNothingOfItIsLeft() {
        String first;
        Inventory before;
        try (LocalRun run = LocalRun.open();
                Cluster cluster = start(run, List.of())) {
            KubernetesClient client = cluster.client();
            first = identity(client);
            before = Inventory.of(client);
            makeAMess(cluster);
        }
        long began = System.nanoTime();
        try (LocalRun run = LocalRun.open();
                Cluster cluster = start(run, List.of())) {
            assertThat(identity(cluster.client())).as("the same cluster").isEqualTo(first);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("and there at once")
                    .isLessThan(Duration.ofSeconds(15));
            assertThat(Inventory.of(cluster.client())).isEqualTo(before);
            assertThat(reasonsAboutThePlayedNode(cluster.client()))
                    .as("that its end is told only now may be")
                    .doesNotContain(REGISTERED);
            assertThat(cluster.client().nodes().list().getItems())
                    .singleElement()
                    .satisfies(node -> assertThat(node.getSpec().getUnschedulable()).isNull());
        }
    }

    @Test
    void aProgramThatWasStartedAnewMakesItAnotherOne() {
        String first;
        try (LocalRun run = LocalRun.open();
                Cluster cluster = start(run, List.of())) {
            first = identity(cluster.client());
            cluster.client()
                    .pods()
                    .inNamespace("kube-system")
                    .withLabel("k8s-app", "kube-proxy")
                    .delete();
        }
        try (LocalRun run = LocalRun.open();
                Cluster cluster = start(run, List.of())) {
            assertThat(identity(cluster.client())).isNotEqualTo(first);
        }
    }

    @Test
    void aClusterOfAnotherKindTakesItsPlace() {
        String first;
        try (LocalRun run = LocalRun.open();
                Cluster cluster = start(run, List.of())) {
            first = identity(cluster.client());
        }
        assertThat(Leftovers.ofThisHost().find()).hasSize(1);
        try (LocalRun run = LocalRun.open();
                Cluster cluster =
                        start(
                                run,
                                List.of(
                                        new TimerSetting(
                                                "kube-controller-manager.node-monitor-period",
                                                "5s",
                                                "1s")))) {
            assertThat(identity(cluster.client())).isNotEqualTo(first);
        }
        assertThat(Leftovers.ofThisHost().find()).hasSize(1);
    }

    private static void makeAMess(Cluster cluster) {
        KubernetesClient client = cluster.client();
        cluster.require(SimulatedNodes.class)
                .add(
                        new SimulatedNode(
                                "node-0",
                                Map.of("cpu", "4", "memory", "8Gi", "pods", "110"),
                                Map.of()));
        apply(client, MESS);
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> apply(client, UNFINISHED));
        client.genericKubernetesResources("mess.example/v1", "Thing")
                .inNamespace("mess")
                .withName("unfinished")
                .delete();
        client.configMaps()
                .inNamespace("kube-system")
                .withName("coredns")
                .edit(found -> new ConfigMapBuilder(found).addToData("more", "mess").build());
        client.serviceAccounts().inNamespace("kube-system").withName("default").delete();
        client.nodes()
                .list()
                .getItems()
                .forEach(
                        node ->
                                client.nodes()
                                        .withName(node.getMetadata().getName())
                                        .patch(
                                                PatchContext.of(PatchType.JSON_MERGE),
                                                "{\"spec\": {\"unschedulable\": true}}"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(reasonsAboutThePlayedNode(client)).contains(REGISTERED));
        apply(client, REFUSAL);
    }

    private static List<String> reasonsAboutThePlayedNode(KubernetesClient client) {
        return client.v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getName().equals("node-0"))
                .map(Event::getReason)
                .toList();
    }

    private static void apply(KubernetesClient client, String manifest) {
        client.load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
                .serverSideApply();
    }

    private static String identity(KubernetesClient client) {
        return client.namespaces().withName("kube-system").get().getMetadata().getUid();
    }

    private static Cluster start(LocalRun run, List<TimerSetting> timers) {
        Properties properties = new Properties();
        properties.setProperty("kind.image", IMAGE);
        properties.setProperty("kind.reuse", "true");
        return KindCluster.start(
                new ClusterRequest(
                        run, ArtifactStore.standard(Path.of("fixtures")), Map.of(), timers),
                KindOptions.from(properties, timers));
    }
}
