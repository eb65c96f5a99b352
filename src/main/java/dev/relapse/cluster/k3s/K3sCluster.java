package dev.relapse.cluster.k3s;

import dev.relapse.cluster.AuditPolicy;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.docker.Docker;
import dev.relapse.cluster.docker.DockerEnvironment;
import dev.relapse.cluster.docker.Removal;
import dev.relapse.cluster.realnodes.AuditTail;
import dev.relapse.cluster.realnodes.ClusterFolder;
import dev.relapse.cluster.realnodes.PrometheusInCluster;
import dev.relapse.cluster.realnodes.RealNodesCluster;
import dev.relapse.process.ProgramFailed;
import dev.relapse.process.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Makes clusters of k3s. */
final class K3sCluster {

    /** The name on the command line. */
    static final String KIND = "k3s";

    private K3sCluster() {}

    /**
     * Creates the cluster and waits until its node is Ready. It lives in the request's run, which
     * stays the caller's to close, also when this fails; with it all of the cluster is removed.
     *
     * @throws ProgramFailed when there is no Docker, no image or no cluster: what, and what to do
     */
    static Cluster start(ClusterRequest request, K3sOptions options) {
        Run run = request.run();
        Map<String, String> environment =
                DockerEnvironment.of(System.getenv(), Path.of(System.getProperty("user.home")));
        Docker docker = new Docker(run.programs(), environment);
        docker.check(KIND);
        String imageId =
                docker.image(
                        options.image(),
                        "give another with -D%s=<release> or -D%s=<image>, or bring it with docker load"
                                .formatted(K3sOptions.VERSION, K3sOptions.IMAGE));
        String name = "relapse-" + run.id();
        String label = "dev.relapse.run=" + run.id();
        run.undoneBy(KIND, new Removal(label, name).script(environment));
        docker.run("network", "create", "--label", label, name).orFail();
        int published = run.port(9090);
        Path folder = ClusterFolder.in(run);
        NodeSpec spec =
                specify(
                        options,
                        run,
                        folder,
                        Map.of(
                                NodeSpec.API_SERVER,
                                run.port(6443),
                                PrometheusInCluster.PUBLISHED_PORT,
                                published));
        try {
            run.programs().start(NodeProgram.of(spec, docker));
        } catch (ProgramFailed e) {
            throw StartFailure.of(spec, e);
        }
        RealNodesCluster cluster =
                RealNodesCluster.whenReady(
                        new RealNodesCluster.Site(
                                KIND,
                                run,
                                folder,
                                spec.kubeconfig(),
                                URI.create("http://" + run.address() + ":" + published),
                                options.flags(),
                                docker,
                                name,
                                AuditTail.Begin.FIRST_LINE,
                                new K3sNodes(docker, name)),
                        1,
                        request);
        cluster.recordNodeImage(options.image(), imageId);
        return cluster;
    }

    private static NodeSpec specify(
            K3sOptions options, Run run, Path folder, Map<Integer, Integer> ports) {
        K3sServer server = new K3sServer(options, run.address(), auditPolicy(folder));
        return new NodeSpec(
                options.image(),
                "relapse-" + run.id(),
                "dev.relapse.run=" + run.id(),
                "relapse-" + run.id(),
                run.address(),
                ports,
                server.command(),
                server.files(),
                Privileges.areComplete(),
                folder.toString());
    }

    private static String auditPolicy(Path folder) {
        try {
            return Files.readString(AuditPolicy.copyInto(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read in " + folder, e);
        }
    }
}
