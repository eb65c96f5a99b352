package dev.relapse.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.AuditEvents;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.TimerSetting;
import dev.relapse.cluster.UnsupportedByClusterException;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.cluster.capability.Faults;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.MetricsApi;
import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.cluster.capability.PodUsage;
import dev.relapse.cluster.capability.ResourceMetricsApiService;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.monitoring.AlertFires;
import dev.relapse.monitoring.AlertNeverFired;
import dev.relapse.monitoring.AlertQuiet;
import dev.relapse.monitoring.AlertResolved;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.PrometheusException;
import dev.relapse.monitoring.RuleFile;
import dev.relapse.monitoring.TargetsUp;
import dev.relapse.pki.Kubeconfig;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.LocalRun;
import dev.relapse.process.Program;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One real cluster, used by all tests in the order of a scenario: it takes seconds to start. */
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedClusterTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String NAMESPACE = "shop";

    private static LocalRun run;
    private static Cluster cluster;
    private static PrometheusApi prometheus;

    @BeforeAll
    static void start() {
        run = LocalRun.open();
        cluster =
                EmbeddedCluster.start(
                        run,
                        ArtifactStore.standard(Path.of("fixtures")),
                        EmbeddedOptions.defaults()
                                .withTimers(
                                        List.of(
                                                new TimerSetting(
                                                        "kube-controller-manager.horizontal-pod-autoscaler-sync-period",
                                                        "15s",
                                                        "1s"),
                                                new TimerSetting(
                                                        "metrics-server.metric-resolution",
                                                        "15s",
                                                        "12s"))));
        cluster.require(SimulatedNodes.class)
                .add(
                        new SimulatedNode(
                                "node-1",
                                Map.of("cpu", "8", "memory", "16Gi", "pods", "110"),
                                Map.of("zone", "a")));
    }

    @AfterAll
    static void stop() {
        if (run == null) {
            return;
        }
        Path folder = run.folder();
        List<Program> programs = run.programs().all();
        if (cluster != null) {
            cluster.close();
        }
        run.close();
        assertThat(folder).doesNotExist();
        assertThat(programs)
                .hasSizeGreaterThanOrEqualTo(5)
                .noneMatch(Program::isAlive)
                .allMatch(program -> ProcessHandle.of(program.pid()).isEmpty());
    }

    @Test
    @Order(1)
    void aDeploymentOfThreeBecomesReady() {
        Map<String, String> usage = cluster.require(PodUsage.class).annotations("50m", "64Mi");
        cluster.client().load(Manifests.shop(usage)).create();
        cluster.client()
                .apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("web")
                .waitUntilReady(30, TimeUnit.SECONDS);
        assertThat(pods()).hasSize(3).allMatch(Readiness.getInstance()::isReady);
        assertThat(pods())
                .allSatisfy(pod -> assertThat(pod.getStatus().getPodIP()).startsWith("10."));
    }

    @Test
    @Order(2)
    void theMetricsApiAnswersThroughItsApiService() {
        MetricsApi.MetricsServer server = cluster.require(MetricsApi.class).install();
        cluster.client()
                .resource(ResourceMetricsApiService.servedBy(server, Map.of("owner", "test")))
                .create();
        until(
                "figures of one node and three pods",
                () -> {
                    int nodes = cluster.client().top().nodes().metrics().getItems().size();
                    int pods = cluster.client().top().pods().metrics(NAMESPACE).getItems().size();
                    return nodes == 1 && pods == 3
                            ? Observation.holds("there they are", 4)
                            : Observation.notYet(nodes + " nodes, " + pods + " pods", nodes + pods);
                });
        assertThat(cluster.client().top().pods().metrics(NAMESPACE).getItems())
                .allSatisfy(
                        pod ->
                                assertThat(pod.getContainers().get(0).getUsage().get("memory"))
                                        .isEqualTo(new Quantity("64Mi")));
    }

    @Test
    @Order(3)
    void theAutoscalerComputesFromIt() {
        until(
                "the autoscaler's figures",
                () ->
                        cluster
                                .client()
                                .autoscaling()
                                .v2()
                                .horizontalPodAutoscalers()
                                .inNamespace(NAMESPACE)
                                .withName("web")
                                .get()
                                .getStatus()
                                .getConditions()
                                .stream()
                                .filter(condition -> condition.getType().equals("ScalingActive"))
                                .map(
                                        condition ->
                                                condition.getStatus().equals("True")
                                                        ? Observation.holds(
                                                                condition.getMessage(), 1)
                                                        : Observation.notYet(
                                                                condition.getMessage(), 1))
                                .findFirst()
                                .orElse(Observation.nothing("no conditions yet")));
        pods().forEach(
                        pod ->
                                cluster.require(PodUsage.class)
                                        .set(
                                                NAMESPACE,
                                                pod.getMetadata().getName(),
                                                "50m",
                                                "200Mi"));
        until(
                "more replicas",
                () ->
                        pods().size() > 3
                                ? Observation.holds(pods().size() + " pods", pods().size())
                                : Observation.notYet("three pods", 3));
    }

    @Test
    @Order(4)
    void prometheusScrapesTheApiServerAndEvaluatesRules(@TempDir Path folder) throws IOException {
        Instant start = Instant.now();
        Path rules =
                Files.writeString(
                        folder.resolve("rules.yaml"),
                        """
                        groups:
                        - name: test
                          rules:
                          - alert: AlwaysTrue
                            expr: count(up{job="apiserver"} == 1) > 0
                          - alert: NeverTrue
                            expr: count(up{job="apiserver"} == 1) > 1
                          - alert: WhileFewConfigMaps
                            expr: apiserver_storage_objects{resource="configmaps",job="apiserver"} < 0
                        """);
        prometheus =
                cluster.require(Monitoring.class)
                        .install(List.of(RuleFile.of(rules)), Duration.ofSeconds(1));
        until(new AlertFires(prometheus, "AlwaysTrue"));
        Observation resolved = until(new AlertResolved(prometheus, "NeverTrue", start, 5));
        assertThat(resolved.count()).isGreaterThanOrEqualTo(5);
        until(new AlertNeverFired(prometheus, "NeverTrue", start, 5));
        until(new AlertQuiet(prometheus, "NeverTrue", Duration.ofSeconds(10), 5));
        assertThat(prometheus.query("sum(apiserver_request_total{job='apiserver'})"))
                .singleElement()
                .satisfies(sample -> assertThat(sample.value()).isPositive());
        assertThat(
                        prometheus.queryRange(
                                "up{job='apiserver'}", start, Instant.now(), Duration.ofSeconds(1)))
                .singleElement()
                .satisfies(series -> assertThat(series.points()).hasSizeGreaterThan(3));
    }

    @Test
    @Order(5)
    void probesOfAlertsDoNotHoldWithoutReason() {
        Instant now = Instant.now();
        assertThat(new AlertFires(prometheus, "NeverTrue").observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new AlertResolved(prometheus, "AlwaysTrue", now, 1).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new AlertResolved(prometheus, "NeverTrue", now, 1000).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new AlertNeverFired(prometheus, "AlwaysTrue", now.minusSeconds(5), 1).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new AlertQuiet(prometheus, "AlwaysTrue", Duration.ofSeconds(5), 1).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new AlertQuiet(prometheus, "NeverTrue", Duration.ofSeconds(1), 1000).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThat(new AlertFires(prometheus, "Unheard").observe())
                .isEqualTo(
                        Observation.broken(
                                "Prometheus has no alerting rule 'Unheard', only: AlwaysTrue, NeverTrue, WhileFewConfigMaps"));
        assertThat(new TargetsUp(prometheus, "unheard", 1).observe().count()).isZero();
        assertThat(new TargetsUp(prometheus, "apiserver", 2).observe())
                .isInstanceOf(Observation.NotYet.class);
        assertThatThrownBy(() -> prometheus.query("sum("))
                .isInstanceOf(PrometheusException.class)
                .hasMessageContainingAll(
                        prometheus.base().toString(), "sum(", "400", "parse error");
    }

    @Test
    @Order(6)
    void theAuditLogTellsWhoDidIt() {
        AuditEvents audit = new AuditEvents(cluster.require(AuditLog.class).file());
        assertThat(
                        audit.matching(
                                event ->
                                        event.resource().equals("deployments/scale")
                                                && event.verb().equals("update")))
                .isNotEmpty()
                .allSatisfy(
                        event -> {
                            assertThat(event.user())
                                    .isEqualTo(
                                            "system:serviceaccount:kube-system:horizontal-pod-autoscaler");
                            assertThat(event.userAgent()).startsWith("kube-controller-manager/");
                            assertThat(event.namespace()).isEqualTo(NAMESPACE);
                            assertThat(event.name()).isEqualTo("web");
                            assertThat(event.code()).isEqualTo(200);
                        });
    }

    @Test
    @Order(7)
    void nothingListensBeyondTheRunsAddress() throws Exception {
        for (Program program : run.programs().all()) {
            assertThat(ListeningSockets.of(program.pid()))
                    .as(program.name())
                    .isNotEmpty()
                    .allMatch(address -> address.startsWith(run.address() + ":"));
        }
    }

    @Test
    @Order(8)
    void noFileOfTheRunIsReadableByOthers() throws IOException {
        try (Stream<Path> files = Files.walk(run.folder().resolve("cluster/pki"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(
                            file ->
                                    assertThat(Files.getPosixFilePermissions(file))
                                            .isEqualTo(
                                                    Set.of(
                                                            PosixFilePermission.OWNER_READ,
                                                            PosixFilePermission.OWNER_WRITE)));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.folder())))
                .isEqualTo("rwx------");
    }

    @Test
    @Order(9)
    void everyProgramIsRecordedInTheOrderOfItsStart() {
        assertThat(cluster.components())
                .extracting(Component::name)
                .contains(
                        "etcd",
                        "kube-apiserver",
                        "kube-controller-manager",
                        "kube-scheduler",
                        "kwok")
                .endsWith("metrics-server", "prometheus");
    }

    @Test
    @Order(10)
    void whatItLacksIsNamedWithWhatItHas() {
        assertThatThrownBy(() -> cluster.require(Runnable.class))
                .isInstanceOf(UnsupportedByClusterException.class)
                .hasMessageContainingAll("Runnable", "SimulatedNodes", "Monitoring");
        assertThatThrownBy(() -> cluster.require(Faults.class).kill("kubelet"))
                .hasMessageContainingAll("kubelet", "kube-scheduler");
    }

    @Test
    @Order(10)
    void aHostProgramHasRightsOfItsOwn() {
        HostPrograms host = cluster.require(HostPrograms.class);
        Kubeconfig viewer = host.credentials("viewer", "view");
        Config config = Config.fromKubeconfig(viewer.file().toFile());
        config.setClientKeyAlgo("EC");
        try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
            assertThat(client.pods().inNamespace(NAMESPACE).list().getItems()).isNotEmpty();
            assertThatThrownBy(() -> client.secrets().inNamespace(NAMESPACE).list())
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("\"viewer\" cannot list");
        }
        assertThatThrownBy(() -> host.credentials("system:admin", "view"))
                .hasMessageContaining("system:admin");
    }

    @Test
    @Order(11)
    void aNodeWithoutPowerNeitherReportsNorDeletesItsPods() {
        SimulatedNodes nodes = cluster.require(SimulatedNodes.class);
        nodes.powerOff("node-1");
        nodes.add(
                new SimulatedNode(
                        "node-2", Map.of("cpu", "8", "memory", "16Gi", "pods", "110"), Map.of()));
        Pod victim =
                pods().stream()
                        .filter(pod -> "node-1".equals(pod.getSpec().getNodeName()))
                        .findFirst()
                        .orElseThrow();
        cluster.client().resource(victim).delete();
        until(
                "the replacement on the other node",
                () ->
                        pods().stream()
                                .filter(pod -> "node-2".equals(pod.getSpec().getNodeName()))
                                .filter(Readiness.getInstance()::isReady)
                                .findFirst()
                                .map(pod -> Observation.holds(pod.getMetadata().getName(), 1))
                                .orElse(Observation.notYet("none", 1)));
        assertThat(cluster.client().resource(victim).get())
                .isNotNull()
                .satisfies(pod -> assertThat(pod.getMetadata().getDeletionTimestamp()).isNotNull());
    }

    @Test
    @Order(12)
    void theDeathOfAProgramEndsAllWaiting() {
        assertThat(cluster.reasonToAbort()).isEmpty();
        cluster.require(Faults.class).kill("kube-scheduler");
        until(
                "the reason to abort",
                () ->
                        cluster.reasonToAbort()
                                .map(reason -> Observation.holds(reason, 1))
                                .orElse(Observation.notYet("no reason", 1)));
        assertThat(cluster.reasonToAbort().orElseThrow()).contains("kube-scheduler");
    }

    private static List<Pod> pods() {
        return cluster.client().pods().inNamespace(NAMESPACE).list().getItems();
    }

    private static Observation until(String what, Callable<Observation> reading) {
        return until(Probe.of(what, reading));
    }

    private static Observation until(Probe probe) {
        return Wait.atMost(LIMIT).until(probe);
    }
}
