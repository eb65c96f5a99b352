package dev.relapse.cluster.existing;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.AuditEvent;
import dev.relapse.cluster.AuditEvents;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.SimulatedNodes.SimulatedNode;
import dev.relapse.kubernetes.Manifests;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.LocalRun;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A cluster that belongs to others, with a node and workloads of theirs and an audit log, and a
 * guest with every right on it.
 */
final class ClusterOfOthers implements AutoCloseable {

    static final String GUEST = "guest";
    static final String CONTEXT = "relapse";
    static final String NODE = "theirs-1";

    private static final Set<String> MUTATING =
            Set.of("create", "update", "patch", "delete", "deletecollection");

    private static final Set<String> PROGRAMS = Set.of("kwok", "cluster-autoscaler");

    private final LocalRun run = LocalRun.open();
    private final AtomicInteger looks = new AtomicInteger();
    private final Cluster cluster;
    private final Path kubeconfig;

    /** What only looks like a trace of a guest: a cluster of kind is named after its own run. */
    private Set<String> alike = Set.of();

    ClusterOfOthers(String clusterKind, Path folder) throws IOException {
        cluster = open(clusterKind);
        kubeconfig = cluster.require(HostPrograms.class).credentials(GUEST, "cluster-admin").file();
        cluster.require(SimulatedNodes.class)
                .add(
                        new SimulatedNode(
                                NODE,
                                Map.of("cpu", "8", "memory", "16Gi", "pods", "110"),
                                Map.of("pool", "edge")));
        Manifests.apply(
                client(), Files.writeString(folder.resolve("theirs.yaml"), THEIR_WORKLOADS));
        client().apps()
                .deployments()
                .inNamespace("theirs")
                .withName("web")
                .waitUntilReady(60, TimeUnit.SECONDS);
        alike = Set.copyOf(tracesOfRuns());
    }

    private Cluster open(String clusterKind) {
        try {
            return ClusterProviders.of(clusterKind)
                    .open(
                            new ClusterRequest(
                                    run,
                                    ArtifactStore.standard(Path.of("fixtures")),
                                    Map.of(),
                                    List.of()));
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** Agents go everywhere, and there is a pod that is waiting for a node of the right kind. */
    private static final String THEIR_WORKLOADS =
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: theirs}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: theirs}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  tolerations: [{operator: Exists}]
                  containers: [{name: agent, image: registry.example/agent:1}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: theirs}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  nodeSelector: {pool: edge}
                  containers: [{name: web, image: registry.example/web:1}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: waiting, namespace: theirs}
            spec:
              replicas: 1
              selector: {matchLabels: {app: waiting}}
              template:
                metadata: {labels: {app: waiting}}
                spec:
                  nodeSelector: {pool: control}
                  containers: [{name: waiting, image: registry.example/waiting:1}]
            """;

    /** Theirs, with which they would see what a guest did. */
    KubernetesClient client() {
        return cluster.client();
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    String uid() {
        return client().namespaces().withName("kube-system").get().getMetadata().getUid();
    }

    /** The provider of a guest who gives these settings. */
    ExistingClusterProvider provider(String... settings) {
        Properties properties = new Properties();
        for (int i = 0; i < settings.length; i += 2) {
            properties.setProperty(settings[i], settings[i + 1]);
        }
        return new ExistingClusterProvider(properties, Map.of("KUBECONFIG", kubeconfig.toString()));
    }

    /** The provider of a guest who has opted in. */
    ExistingClusterProvider provider() {
        return provider("cluster.context", CONTEXT, "cluster.uid", uid());
    }

    /** What a guest, or a program of a run, asked for that could change something. */
    List<AuditEvent> changesByGuests() {
        return audited(event -> MUTATING.contains(event.verb()));
    }

    /** What a guest, or a program of a run, asked for. */
    List<AuditEvent> audited(Predicate<AuditEvent> which) {
        return soFar().matching(
                        event ->
                                (event.user().equals(GUEST)
                                                || event.user()
                                                        .startsWith(
                                                                "system:serviceaccount:relapse-"))
                                        && which.test(event));
    }

    /** The log up to this moment: it may lag behind where it is fetched from a node. */
    private AuditEvents soFar() {
        AuditEvents log = new AuditEvents(cluster.require(AuditLog.class).file());
        String look = "look-" + looks.incrementAndGet();
        client().namespaces().withName(look).get();
        until(
                "the audit log has come so far",
                () -> !log.matching(event -> event.name().equals(look)).isEmpty());
        return log;
    }

    /** Events that programs of a run wrote; those of the control plane about its nodes expire. */
    List<String> eventsByPrograms() {
        return client().v1().events().inAnyNamespace().list().getItems().stream()
                .filter(event -> PROGRAMS.contains(event.getReportingComponent()))
                .map(Footprints::inWords)
                .toList();
    }

    /** All but Events that bears a mark of a guest's run, in any form. */
    List<String> tracesOfRuns() {
        return Stream.of(
                        client().namespaces().list().getItems(),
                        client().nodes().list().getItems(),
                        client().rbac().clusterRoles().list().getItems(),
                        client().rbac().clusterRoleBindings().list().getItems(),
                        client().rbac().roles().inAnyNamespace().list().getItems(),
                        client().rbac().roleBindings().inAnyNamespace().list().getItems(),
                        client().leases().inAnyNamespace().list().getItems(),
                        client().configMaps().inAnyNamespace().list().getItems(),
                        client().serviceAccounts().inAnyNamespace().list().getItems())
                .flatMap(List::stream)
                .map(HasMetadata.class::cast)
                .filter(ClusterOfOthers::isOfARun)
                .map(Footprints::inWords)
                .filter(trace -> !alike.contains(trace))
                .toList();
    }

    private static boolean isOfARun(HasMetadata object) {
        return object.getMetadata().getName().contains("relapse-")
                || String.valueOf(object.getMetadata().getNamespace()).startsWith("relapse-")
                || (object.getMetadata().getLabels() != null
                        && object.getMetadata().getLabels().containsKey(RunMarks.KEY));
    }

    /** What others have that a guest must leave alone, with the version that it has. */
    List<String> theirs() {
        return Stream.of(
                        client().rbac().clusterRoles().list().getItems(),
                        client().rbac().clusterRoleBindings().list().getItems(),
                        client().apps().deployments().inNamespace("theirs").list().getItems())
                .flatMap(List::stream)
                .map(HasMetadata.class::cast)
                .filter(object -> !isOfARun(object))
                .map(
                        object ->
                                Footprints.inWords(object)
                                        + " "
                                        + object.getMetadata().getUid()
                                        + " "
                                        + object.getMetadata().getGeneration())
                .sorted()
                .toList();
    }

    static void until(String what, Callable<Boolean> holds) {
        Wait.atMost(Duration.ofMinutes(2))
                .until(
                        Probe.of(
                                what,
                                () ->
                                        holds.call()
                                                ? Observation.holds("it does", 1)
                                                : Observation.notYet("not yet", 1)));
    }

    @Override
    public void close() {
        cluster.close();
        run.close();
    }
}
