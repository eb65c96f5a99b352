package dev.relapse.cluster.kind;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.AuditPolicy;
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
import dev.relapse.cluster.capability.PodUsage;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.WayIn;
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
import dev.relapse.pki.SecretFile;
import dev.relapse.process.ExecutableFile;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import dev.relapse.process.Run;
import dev.relapse.wait.Wait;
import dev.relapse.wait.WaitFailed;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster of kind that lives as long as its run; see the package's description. */
public final class KindCluster implements Cluster {

    /** The name on the command line. */
    public static final String KIND = "kind";

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private final Run run;
    private final KindCommand kind;
    private final KubernetesClient client;
    private final Launcher launcher;
    private final InstalledPods pods;
    private final PrometheusInCluster monitoring;
    private final Capabilities capabilities;

    private KindCluster(
            Site site,
            KubernetesClient client,
            Launcher launcher,
            InstalledPods pods,
            AuditLog audit) {
        this.run = site.run;
        this.kind = site.kind;
        this.client = client;
        this.launcher = launcher;
        this.pods = pods;
        Installer installer = new Installer(client, site.kind, launcher, site.folder);
        this.monitoring = new PrometheusInCluster(installer, client, pods, site.published);
        CertificateAuthority authority = new CertificateAuthority("relapse " + run.id());
        this.capabilities =
                Capabilities.none()
                        .with(KubernetesClient.class, client)
                        .with(
                                SimulatedNodes.class,
                                new KwokInCluster(
                                        installer,
                                        client,
                                        pods,
                                        authority,
                                        site.options.flags("kwok")))
                        .with(PodUsage.class, new AnnotatedUsage(client))
                        .with(
                                MetricsApi.class,
                                new MetricsServerInCluster(
                                        installer,
                                        client,
                                        pods,
                                        authority,
                                        site.options.flags("metrics-server")))
                        .with(Monitoring.class, monitoring)
                        .with(
                                HostPrograms.class,
                                new ProgramsOnHost(
                                        run,
                                        launcher,
                                        new BesideCluster(
                                                URI.create(
                                                        client.getConfiguration().getMasterUrl()),
                                                authority,
                                                run.address(),
                                                site.folder,
                                                new SignedUsers(client)),
                                        new WholeGrants(client)))
                        .with(Faults.class, this::kill)
                        .with(AuditLog.class, audit)
                        .with(AdminAccess.class, kind::kubeconfig)
                        .with(WayIn.class, () -> "KUBECONFIG=" + kind.kubeconfig());
    }

    /** What is known before there is a cluster. */
    private record Site(
            Run run,
            KindOptions options,
            Docker docker,
            KindCommand kind,
            Path folder,
            URI published) {

        /** The container of the control plane, as kind names it. */
        String node() {
            return kind.cluster() + "-control-plane";
        }
    }

    /**
     * Creates the cluster and waits until its nodes are Ready. It lives in the request's run, which
     * stays the caller's to close, also when this fails; with it all of the cluster is removed.
     *
     * @throws ProgramFailed when there is no Docker, no image or no cluster: what, and what to do
     * @throws IllegalArgumentException for options that no program of this cluster knows
     */
    static KindCluster start(ClusterRequest request, KindOptions options) {
        Run run = request.run();
        Map<String, String> environment =
                DockerEnvironment.of(System.getenv(), Path.of(System.getProperty("user.home")));
        Docker docker = new Docker(run.programs(), environment);
        docker.check();
        String imageId = docker.image(options.image());
        Path folder = folderIn(run);
        String name = "relapse-" + run.id();
        Optional<Artifact> built =
                ExecutableFile.onPath(KIND).isPresent()
                        ? Optional.empty()
                        : Optional.of(request.artifacts().get(KIND, null, KIND));
        KindCommand kind =
                new KindCommand(
                        run.programs(),
                        built.map(artifact -> artifact.path().toString()).orElse(KIND),
                        name,
                        folder.resolve("kubeconfig"),
                        environment);
        run.undoneBy("kind", KindRemoval.script(name, environment));
        int published = run.port(9090);
        Site site =
                new Site(
                        run,
                        options,
                        docker,
                        kind,
                        folder,
                        URI.create("http://" + run.address() + ":" + published));
        create(site, run.port(6443), published);
        KubernetesClient client = KindClient.connect(kind.kubeconfig());
        try {
            KindCluster cluster = complete(site, client, request);
            cluster.launcher.record(kubernetes(client, options.image(), imageId));
            built.map(Component::of).ifPresent(cluster.launcher::record);
            return cluster;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private static void create(Site site, int apiServerPort, int published) {
        String config =
                new KindConfig(
                                site.options,
                                site.run.address(),
                                apiServerPort,
                                published,
                                AuditPolicy.copyInto(site.folder))
                        .json();
        Finished create =
                site.kind.create(SecretFile.create(site.folder.resolve("kind.json"), config));
        if (!create.succeeded()) {
            throw CreationTrouble.of(create, site.run.address(), site.options.image());
        }
    }

    private static KindCluster complete(
            Site site, KubernetesClient client, ClusterRequest request) {
        try {
            Wait.atMost(READY_LIMIT)
                    .every(Duration.ofMillis(500))
                    .until(new NodesReady(client, 1 + site.options.workers()));
        } catch (WaitFailed e) {
            throw new ProgramFailed(
                    "the kind cluster did not get ready: %s; the end of the kubelet's log:%n%s"
                            .formatted(e.getMessage(), kubeletLog(site)),
                    e);
        }
        AuditLog audit =
                AuditTail.start(
                        site.run.programs(),
                        site.docker.environment(),
                        site.node(),
                        site.run.folder().resolve("logs/audit.log"));
        return new KindCluster(
                site,
                client,
                new Launcher(site.run.programs(), request.artifacts(), request.versions()),
                new InstalledPods(client, site.docker, site.node()),
                audit);
    }

    private static String kubeletLog(Site site) {
        return site.docker
                .execute(
                        site.node(),
                        "journalctl",
                        "--no-pager",
                        "--unit=kubelet",
                        "--lines=10",
                        "--output=cat")
                .said();
    }

    private static Component kubernetes(KubernetesClient client, String image, String imageId) {
        return new Component(
                "kubernetes",
                client.getKubernetesVersion().getGitVersion().replaceFirst("^v", ""),
                Fidelity.REAL,
                "node image " + image,
                imageId);
    }

    private static Path folderIn(Run run) {
        try {
            return Files.createDirectory(run.folder().resolve("cluster"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + run.folder(), e);
        }
    }

    /** A program is on the host or in a pod. */
    private void kill(String program) {
        if (run.programs().find(program).isPresent()) {
            new KilledPrograms(run.programs()).kill(program);
        } else {
            pods.kill(program);
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
        return run.programs().reasonToAbort().or(pods::reasonToAbort);
    }

    @Override
    public List<EvidenceSource> evidence() {
        List<EvidenceSource> sources = new ArrayList<>();
        sources.add(new CopiedFiles("audit log", require(AuditLog.class).file(), "audit"));
        run.programs().all().stream()
                .filter(program -> !program.name().equals(AuditTail.NAME))
                .map(program -> new CopiedFiles("log of " + program.name(), program.log(), "logs"))
                .forEach(sources::add);
        sources.add(new ApiServerMetrics(client));
        monitoring.installed().map(MonitoringEvidence::new).ifPresent(sources::add);
        sources.add(new KindLogs(kind));
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
            run.programs().close();
        }
    }
}
