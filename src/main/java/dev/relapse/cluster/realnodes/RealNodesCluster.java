package dev.relapse.cluster.realnodes;

import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.Capabilities;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.KilledPrograms;
import dev.relapse.cluster.capability.AdminAccess;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.cluster.capability.Faults;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.MetricsApi;
import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.cluster.capability.PodImages;
import dev.relapse.cluster.capability.PodUsage;
import dev.relapse.cluster.capability.PublishedPort;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.WayIn;
import dev.relapse.cluster.docker.Docker;
import dev.relapse.cluster.hostprograms.BesideCluster;
import dev.relapse.cluster.hostprograms.Launcher;
import dev.relapse.cluster.hostprograms.ProgramsOnHost;
import dev.relapse.cluster.hostprograms.WholeGrants;
import dev.relapse.cluster.kwok.AnnotatedUsage;
import dev.relapse.evidence.ApiServerMetrics;
import dev.relapse.evidence.CopiedFiles;
import dev.relapse.evidence.EvidenceSource;
import dev.relapse.monitoring.MonitoringEvidence;
import dev.relapse.pki.CertificateAuthority;
import dev.relapse.process.ProgramFailed;
import dev.relapse.process.Run;
import dev.relapse.wait.Wait;
import dev.relapse.wait.WaitFailed;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster in containers that lives as long as its run; see the package's description. */
public final class RealNodesCluster implements Cluster {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private final Site site;
    private final KubernetesClient client;
    private final Launcher launcher;
    private final InstalledPods pods;
    private final PrometheusInCluster monitoring;
    private final Capabilities capabilities;

    /**
     * A cluster whose API server answers.
     *
     * @param kind its name on the command line
     * @param run which it ends with
     * @param folder of the run, for what the harness writes; exists
     * @param kubeconfig with cluster-admin rights, in the run
     * @param published where the host reaches the nodes' port {@link
     *     PrometheusInCluster#PUBLISHED_PORT}
     * @param flags of what is installed
     * @param docker has the nodes
     * @param controlPlane the container of the control plane
     * @param audit where the replay's part of its audit log begins
     * @param nodes what the kind does with them
     */
    public record Site(
            String kind,
            Run run,
            Path folder,
            Path kubeconfig,
            URI published,
            ProgramFlags flags,
            Docker docker,
            String controlPlane,
            AuditTail.Begin audit,
            Nodes nodes) {}

    private RealNodesCluster(
            Site site, KubernetesClient client, Launcher launcher, AuditLog audit) {
        this.site = site;
        this.client = client;
        this.launcher = launcher;
        this.pods = new InstalledPods(client, site.docker, site.controlPlane);
        Installer installer = new Installer(client, site.nodes, launcher, site.folder);
        this.monitoring = new PrometheusInCluster(installer, client, pods, site.published);
        CertificateAuthority authority = new CertificateAuthority("relapse " + site.run.id());
        this.capabilities =
                Capabilities.none()
                        .with(KubernetesClient.class, client)
                        .with(
                                SimulatedNodes.class,
                                new KwokInCluster(
                                        installer, client, pods, authority, site.flags.of("kwok")))
                        .with(PodUsage.class, AnnotatedUsage.throughTheApiServer(client))
                        .with(
                                MetricsApi.class,
                                new MetricsServerInCluster(
                                        installer,
                                        client,
                                        pods,
                                        authority,
                                        site.flags.of("metrics-server")))
                        .with(Monitoring.class, monitoring)
                        .with(PodImages.class, installer)
                        .with(
                                PublishedPort.class,
                                new PublishedPort(
                                        PrometheusInCluster.PUBLISHED_PORT, site.published))
                        .with(
                                HostPrograms.class,
                                new ProgramsOnHost(
                                        site.run,
                                        launcher,
                                        new BesideCluster(
                                                URI.create(
                                                        client.getConfiguration().getMasterUrl()),
                                                authority,
                                                site.run.address(),
                                                site.folder,
                                                new SignedUsers(client)),
                                        new WholeGrants(client)))
                        .with(Faults.class, this::kill)
                        .with(AuditLog.class, audit)
                        .with(AdminAccess.class, site::kubeconfig)
                        .with(WayIn.class, () -> "KUBECONFIG=" + site.kubeconfig);
    }

    /**
     * Waits until the nodes are Ready.
     *
     * @param nodes how many there must be
     * @throws ProgramFailed when they are not, with the end of what was logged; the run is still
     *     the caller's to close
     */
    public static RealNodesCluster whenReady(Site site, int nodes, ClusterRequest request) {
        KubernetesClient client = AdminClient.connect(site.kubeconfig);
        try {
            Wait.atMost(READY_LIMIT)
                    .every(Duration.ofMillis(500))
                    .until(new NodesReady(client, nodes));
            AuditLog audit =
                    AuditTail.start(
                            site.run.programs(),
                            site.docker.environment(),
                            site.controlPlane,
                            site.audit,
                            site.run.folder().resolve("logs/audit.log"));
            return new RealNodesCluster(
                    site,
                    client,
                    new Launcher(site.run.programs(), request.artifacts(), request.versions()),
                    audit);
        } catch (WaitFailed e) {
            client.close();
            throw new ProgramFailed(
                    "the %s cluster did not get ready: %s; its control plane's node logged last:%n%s"
                            .formatted(site.kind, e.getMessage(), site.nodes.lastWords()),
                    e);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /** Keeps the record of something that came with the cluster. */
    public void record(Component component) {
        launcher.record(component);
    }

    /**
     * Keeps the record of the Kubernetes that came with the nodes, in the version that its API
     * server tells.
     *
     * @param image of the nodes
     * @param imageId its sha256
     */
    public void recordNodeImage(String image, String imageId) {
        record(
                new Component(
                        "kubernetes",
                        client.getKubernetesVersion().getGitVersion().replaceFirst("^v", ""),
                        Fidelity.REAL,
                        "node image " + image,
                        imageId));
    }

    /** A program is on the host or in a pod. */
    private void kill(String program) {
        if (site.run.programs().find(program).isPresent()) {
            new KilledPrograms(site.run.programs()).kill(program);
        } else {
            pods.kill(program);
        }
    }

    @Override
    public String kind() {
        return site.kind;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Component> components() {
        return launcher.components();
    }

    @Override
    public Optional<String> reasonToAbort() {
        return site.run.programs().reasonToAbort().or(pods::reasonToAbort);
    }

    @Override
    public List<EvidenceSource> evidence() {
        List<EvidenceSource> sources = new ArrayList<>();
        sources.add(new CopiedFiles("audit log", require(AuditLog.class).file(), "audit"));
        site.run.programs().all().stream()
                .filter(program -> !program.name().equals(AuditTail.NAME))
                .map(program -> new CopiedFiles("log of " + program.name(), program.log(), "logs"))
                .forEach(sources::add);
        sources.add(new ApiServerMetrics(client));
        monitoring.installed().map(MonitoringEvidence::new).ifPresent(sources::add);
        sources.add(site.nodes.logs());
        return sources;
    }

    /**
     * Closes the client and ends what follows the cluster; the cluster itself ends with its run.
     */
    @Override
    public void close() {
        try {
            pods.close();
            client.close();
        } finally {
            site.run.programs().close();
        }
    }
}
