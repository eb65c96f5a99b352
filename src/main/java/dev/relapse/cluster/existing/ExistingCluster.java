package dev.relapse.cluster.existing;

import dev.relapse.cluster.Capabilities;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.KilledPrograms;
import dev.relapse.cluster.capability.Faults;
import dev.relapse.cluster.capability.HostPrograms;
import dev.relapse.cluster.capability.SimulatedNodes;
import dev.relapse.cluster.capability.Tenancy;
import dev.relapse.cluster.hostprograms.BesideCluster;
import dev.relapse.cluster.hostprograms.Launcher;
import dev.relapse.cluster.hostprograms.ProgramsOnHost;
import dev.relapse.evidence.CopiedFiles;
import dev.relapse.evidence.EvidenceSource;
import dev.relapse.pki.CertificateAuthority;
import dev.relapse.process.Run;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run's part of a cluster that others use; see the package's description. */
public final class ExistingCluster implements Cluster {

    /** The name on the command line. */
    public static final String KIND = "existing";

    private final Run run;
    private final KubernetesClient client;
    private final Launcher launcher;
    private final Capabilities capabilities;
    private final Stay stay;

    private ExistingCluster(
            Run run,
            KubernetesClient client,
            Launcher launcher,
            Capabilities capabilities,
            Stay stay) {
        this.run = run;
        this.client = client;
        this.launcher = launcher;
        this.capabilities = capabilities;
        this.stay = stay;
    }

    /**
     * Removes what killed runs left, and begins a stay. It lives in the request's run, which stays
     * the caller's to close, also when this fails; nothing is left on the cluster then.
     *
     * @throws IllegalArgumentException when another replay goes on there; nothing was changed then
     */
    static ExistingCluster open(ClusterRequest request, VerifiedCluster cluster) {
        Run run = request.run();
        RunMarks marks = new RunMarks(run.id());
        removeAbandoned(cluster, marks);
        KubernetesClient client =
                cluster.client(
                        "relapse/" + run.id(),
                        RequestGuard.of(
                                cluster.context().server(), marks, Reach.of(request.radius())));
        Stay stay = null;
        try {
            stay = Stay.begin(client, marks);
            return furnish(request, cluster, client, marks, stay);
        } catch (RuntimeException e) {
            try {
                run.programs().close();
                if (stay != null) {
                    stay.close();
                }
            } catch (RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            } finally {
                client.close();
            }
            throw e;
        }
    }

    private static void removeAbandoned(VerifiedCluster cluster, RunMarks own) {
        Set<String> abandoned;
        try (KubernetesClient reader =
                cluster.client("relapse", RequestGuard.readOnly(cluster.context().server()))) {
            abandoned = new OtherRuns(reader).abandoned(own.run()).keySet();
        }
        for (String killed : abandoned) {
            RunMarks marks = new RunMarks(killed);
            RequestGuard guard = RequestGuard.of(cluster.context().server(), marks, Reach.WHOLE);
            try (KubernetesClient client = cluster.client("relapse/" + own.run(), guard)) {
                new RunRemoval(client, marks).remove();
            }
        }
    }

    private static ExistingCluster furnish(
            ClusterRequest request,
            VerifiedCluster cluster,
            KubernetesClient client,
            RunMarks marks,
            Stay stay) {
        Run run = request.run();
        NarrowedGrants grants = new NarrowedGrants(client, marks);
        CertificateAuthority authority = new CertificateAuthority("relapse " + run.id());
        BesideCluster site =
                new BesideCluster(
                        cluster.context().server(),
                        authority,
                        run.address(),
                        folderIn(run),
                        new ServiceAccountLogins(client, marks, cluster.context()));
        Launcher launcher = new Launcher(run.programs(), request.artifacts(), request.versions());
        new KwokBeside(run, launcher, site, grants).start(marks, request.timers());
        Capabilities capabilities =
                Capabilities.none()
                        .with(KubernetesClient.class, client)
                        .with(Tenancy.class, new OneNamespace(marks, grants::declare))
                        .with(SimulatedNodes.class, new ExistingNodes(client, marks, grants))
                        .with(HostPrograms.class, new ProgramsOnHost(run, launcher, site, grants))
                        .with(Faults.class, new KilledPrograms(run.programs()));
        return new ExistingCluster(run, client, launcher, capabilities, stay);
    }

    private static Path folderIn(Run run) {
        try {
            return Files.createDirectory(run.folder().resolve("cluster"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + run.folder(), e);
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
        return run.programs().reasonToAbort().or(stay::reasonToAbort);
    }

    @Override
    public List<EvidenceSource> evidence() {
        return List.of(
                new CopiedFiles("logs", run.folder().resolve("logs"), "logs"),
                new Ledger(client, stay.marks()));
    }

    /** Ends the programs, then removes everything of the run from the cluster. */
    @Override
    public void close() {
        try {
            run.programs().close();
        } finally {
            try {
                stay.close();
            } finally {
                client.close();
            }
        }
    }
}
