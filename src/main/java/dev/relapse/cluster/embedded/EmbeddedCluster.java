package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifacts;
import dev.relapse.cluster.Capabilities;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.KilledPrograms;
import dev.relapse.cluster.capability.AdminAccess;
import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.cluster.capability.Faults;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.HostServices;
import dev.relapse.cluster.capability.MetricsApi;
import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.cluster.capability.NodeNetwork;
import dev.relapse.cluster.capability.PodUsage;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.WayIn;
import dev.relapse.cluster.hostprograms.Launcher;
import dev.relapse.cluster.hostprograms.ProgramsOnHost;
import dev.relapse.cluster.hostprograms.WholeGrants;
import dev.relapse.cluster.kwok.AnnotatedUsage;
import dev.relapse.cluster.kwok.KwokNodes;
import dev.relapse.evidence.ApiServerMetrics;
import dev.relapse.evidence.CopiedFiles;
import dev.relapse.evidence.EvidenceSource;
import dev.relapse.monitoring.MonitoringEvidence;
import dev.relapse.process.Run;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A real control plane on this host with simulated nodes; see the package's description. */
public final class EmbeddedCluster implements Cluster {

    /** The name on the command line. */
    public static final String KIND = "embedded";

    private final Run run;
    private final Launcher launcher;
    private final KubernetesClient client;
    private final InstalledMonitoring monitoring;
    private final Capabilities capabilities;

    private EmbeddedCluster(
            Run run,
            Launcher launcher,
            KubernetesClient client,
            InstalledMonitoring monitoring,
            Capabilities capabilities) {
        this.run = run;
        this.launcher = launcher;
        this.client = client;
        this.monitoring = monitoring;
        this.capabilities = capabilities;
    }

    /**
     * Starts a cluster and waits until all its programs are ready. It lives in {@code run}, which
     * stays the caller's to close, also when this fails.
     *
     * @throws IllegalArgumentException for options that no program of this cluster knows
     * @throws dev.relapse.artifact.MissingArtifactException when a program cannot be had
     * @throws dev.relapse.process.ProgramFailed when one does not start
     */
    public static EmbeddedCluster start(Run run, Artifacts artifacts, EmbeddedOptions options) {
        ProgramFlags flags = new ProgramFlags(options);
        Launcher launcher = new Launcher(run.programs(), artifacts, options.versions());
        AtomicReference<Site> made = new AtomicReference<>();
        Parallel.all(() -> made.set(Site.in(run)), () -> ControlPlane.verifyFirst(launcher));
        Site site = made.get();
        KubernetesClient client = connectAndStart(launcher, site, flags);
        InstalledMonitoring monitoring =
                new InstalledMonitoring(run, launcher, site, flags, client);
        AdminAccess admin = new AdminKubeconfig(site.pki());
        HostServices host = new ProgramsOnHost(run, launcher, site, new WholeGrants(client));
        Capabilities capabilities =
                Capabilities.none()
                        .with(KubernetesClient.class, client)
                        .with(SimulatedNodes.class, new KwokNodes(client))
                        .with(
                                PodUsage.class,
                                new AnnotatedUsage(client, node -> Kwok.figures(site, node)))
                        .with(
                                MetricsApi.class,
                                new InstalledMetricsApi(run, launcher, site, flags, client))
                        .with(Monitoring.class, monitoring)
                        .with(HostPrograms.class, host)
                        .with(HostServices.class, host)
                        .with(NodeNetwork.class, new NamespacedNodes(run, launcher, site, client))
                        .with(Faults.class, new KilledPrograms(run.programs()))
                        .with(AuditLog.class, () -> KubeApiServer.auditLog(site))
                        .with(AdminAccess.class, admin)
                        .with(WayIn.class, () -> "KUBECONFIG=" + admin.kubeconfig());
        return new EmbeddedCluster(run, launcher, client, monitoring, capabilities);
    }

    /** The client's classes take a while to load: time that the API server needs anyway. */
    private static KubernetesClient connectAndStart(
            Launcher launcher, Site site, ProgramFlags flags) {
        AtomicReference<KubernetesClient> client = new AtomicReference<>();
        try {
            Parallel.all(
                    () -> new ControlPlane(launcher, site, flags).start(),
                    () -> client.set(AdminClient.connect(site.pki())));
            return client.get();
        } catch (RuntimeException e) {
            if (client.get() != null) {
                client.get().close();
            }
            throw e;
        }
    }

    @Override
    public String kind() {
        return KIND;
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
        return run.programs().reasonToAbort();
    }

    @Override
    public List<EvidenceSource> evidence() {
        List<EvidenceSource> sources = new ArrayList<>();
        sources.add(new CopiedFiles("logs", run.folder().resolve("logs"), "logs"));
        sources.add(new CopiedFiles("audit log", require(AuditLog.class).file(), "audit"));
        sources.add(new ApiServerMetrics(client));
        monitoring.installed().map(MonitoringEvidence::new).ifPresent(sources::add);
        return sources;
    }

    /** Closes the client, then stops the programs. */
    @Override
    public void close() {
        try {
            client.close();
        } finally {
            run.programs().close();
        }
    }
}
