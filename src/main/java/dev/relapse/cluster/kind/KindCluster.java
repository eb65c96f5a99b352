package dev.relapse.cluster.kind;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.AuditPolicy;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.docker.Docker;
import dev.relapse.cluster.docker.DockerEnvironment;
import dev.relapse.cluster.docker.Removal;
import dev.relapse.cluster.realnodes.ClusterFolder;
import dev.relapse.cluster.realnodes.RealNodesCluster;
import dev.relapse.pki.SecretFile;
import dev.relapse.process.ExecutableFile;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import dev.relapse.process.Run;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes clusters of kind. */
final class KindCluster {

    /** The name on the command line. */
    static final String KIND = "kind";

    private KindCluster() {}

    /**
     * Creates the cluster and waits until its nodes are Ready. It lives in the request's run, which
     * stays the caller's to close, also when this fails; with it all of the cluster is removed.
     *
     * @throws ProgramFailed when there is no Docker, no image or no cluster: what, and what to do
     */
    static Cluster start(ClusterRequest request, KindOptions options) {
        Run run = request.run();
        Map<String, String> environment =
                DockerEnvironment.of(System.getenv(), Path.of(System.getProperty("user.home")));
        Docker docker = new Docker(run.programs(), environment);
        docker.check(KIND);
        String imageId =
                docker.image(
                        options.image(),
                        "give another with -D%s=<image>, or make one with ci/offline/node-image"
                                .formatted(KindOptions.IMAGE));
        Path folder = ClusterFolder.in(run);
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
        run.undoneBy(KIND, new Removal("io.x-k8s.kind.cluster=" + name, name).script(environment));
        int published = run.port(9090);
        KindConfig config =
                new KindConfig(
                        options,
                        run.address(),
                        run.port(6443),
                        published,
                        AuditPolicy.copyInto(folder));
        Finished create =
                kind.create(SecretFile.create(folder.resolve("kind.json"), config.json()));
        if (!create.succeeded()) {
            throw CreationTrouble.of(create, run.address(), options.image());
        }
        String controlPlane = name + "-control-plane";
        RealNodesCluster cluster =
                RealNodesCluster.whenReady(
                        new RealNodesCluster.Site(
                                KIND,
                                run,
                                folder,
                                kind.kubeconfig(),
                                URI.create("http://" + run.address() + ":" + published),
                                options.flags(),
                                docker,
                                controlPlane,
                                new KindNodes(kind, docker, controlPlane)),
                        1 + options.workers(),
                        request);
        cluster.record(
                new Component(
                        "kubernetes",
                        cluster.kubernetesVersion(),
                        Fidelity.REAL,
                        "node image " + options.image(),
                        imageId));
        built.map(Component::of).ifPresent(cluster::record);
        return cluster;
    }
}
