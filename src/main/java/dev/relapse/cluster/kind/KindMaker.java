package dev.relapse.cluster.kind;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.AuditPolicy;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.docker.Docker;
import dev.relapse.cluster.docker.DockerEnvironment;
import dev.relapse.cluster.docker.Removal;
import dev.relapse.cluster.realnodes.AuditTail;
import dev.relapse.cluster.realnodes.ClusterFolder;
import dev.relapse.cluster.realnodes.RealNodesCluster;
import dev.relapse.pki.SecretFile;
import dev.relapse.process.ExecutableFile;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import dev.relapse.process.Programs;
import dev.relapse.process.Run;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Makes clusters of kind, and opens them for a replay.
 *
 * @param request what the replay wants
 * @param options of the cluster
 * @param docker the engine, which has the image
 * @param imageId of the node image
 * @param built the command, where the host has none of its own
 */
record KindMaker(
        ClusterRequest request,
        KindOptions options,
        Docker docker,
        String imageId,
        Optional<Artifact> built) {

    /**
     * Looks for everything that it takes.
     *
     * @throws ProgramFailed when there is no Docker or no image: what, and what to do
     */
    static KindMaker of(ClusterRequest request, KindOptions options) {
        Map<String, String> environment =
                DockerEnvironment.of(System.getenv(), Path.of(System.getProperty("user.home")));
        Docker docker = new Docker(request.run().programs(), environment);
        docker.check(KindCluster.KIND);
        String imageId =
                docker.image(
                        options.image(),
                        "give another with -D%s=<image>, or make one with ci/offline/node-image"
                                .formatted(KindOptions.IMAGE));
        Optional<Artifact> built =
                ExecutableFile.onPath(KindCluster.KIND).isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                request.artifacts().get(KindCluster.KIND, null, KindCluster.KIND));
        return new KindMaker(request, options, docker, imageId, built);
    }

    /**
     * Makes a cluster that lives in a run; with it all of the cluster is removed. Its nodes need
     * not be Ready yet.
     *
     * @throws ProgramFailed when there is no cluster: what, and what to do
     */
    MadeCluster make(Run run) {
        Path folder = ClusterFolder.in(run);
        String name = "relapse-" + run.id();
        int published = run.port(9090);
        MadeCluster made =
                new MadeCluster(
                        name,
                        folder.resolve("kubeconfig"),
                        URI.create("http://" + run.address() + ":" + published));
        run.undoneBy(
                KindCluster.KIND,
                new Removal(MadeCluster.label(name), name).script(docker.environment()));
        KindConfig config =
                new KindConfig(
                        options,
                        run.address(),
                        run.port(6443),
                        published,
                        AuditPolicy.copyInto(folder));
        Finished create =
                command(run.programs(), made)
                        .create(SecretFile.create(folder.resolve("kind.json"), config.json()));
        if (!create.succeeded()) {
            throw CreationTrouble.of(create, run.address(), options.image());
        }
        return made;
    }

    /**
     * Opens it for the replay once its nodes are Ready.
     *
     * @param folder of the replay's run, for what the harness writes; exists
     * @param audit where the replay's part of the audit log begins
     */
    RealNodesCluster open(MadeCluster made, Path folder, AuditTail.Begin audit) {
        KindCommand kind = command(request.run().programs(), made);
        RealNodesCluster cluster =
                RealNodesCluster.whenReady(
                        new RealNodesCluster.Site(
                                KindCluster.KIND,
                                request.run(),
                                folder,
                                made.kubeconfig(),
                                made.published(),
                                options.flags(),
                                docker,
                                made.controlPlane(),
                                audit,
                                new KindNodes(kind, docker, made.controlPlane())),
                        nodes(),
                        request);
        cluster.recordNodeImage(options.image(), imageId);
        built.map(Component::of).ifPresent(cluster::record);
        return cluster;
    }

    /** How many the cluster has. */
    int nodes() {
        return 1 + options.workers();
    }

    /** All that tells two clusters of kind apart, but for where they are on this host. */
    String kindred() {
        return imageId + " " + new KindConfig(options, "", 0, 0, Path.of("")).json();
    }

    private KindCommand command(Programs programs, MadeCluster made) {
        return new KindCommand(
                programs,
                built.map(artifact -> artifact.path().toString()).orElse(KindCluster.KIND),
                made.name(),
                made.kubeconfig(),
                docker.environment());
    }
}
