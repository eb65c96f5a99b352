package dev.relapse.cluster.k3s;

import dev.relapse.cluster.docker.Docker;
import dev.relapse.cluster.realnodes.Nodes;
import dev.relapse.evidence.EvidenceSource;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import java.nio.file.Path;

/**
 * The one node of k3s.
 *
 * @param node its container
 */
record K3sNodes(Docker docker, String node) implements Nodes {

    private static final String LAST_LINES = "10";

    @Override
    public void load(Path archive) {
        String inside = "/tmp/" + archive.getFileName();
        require(archive, docker.run("cp", archive.toString(), node + ":" + inside));
        require(archive, docker.execute(node, "ctr", "images", "import", inside));
        require(archive, docker.execute(node, "rm", inside));
    }

    private static void require(Path archive, Finished step) {
        if (!step.succeeded()) {
            throw new ProgramFailed(
                    "cannot put %s on the node of k3s; %s said: %s"
                            .formatted(
                                    archive.getFileName(),
                                    String.join(" ", step.command()),
                                    step.said()));
        }
    }

    @Override
    public String lastWords() {
        return docker.run("logs", "--tail", LAST_LINES, node).said();
    }

    @Override
    public EvidenceSource logs() {
        return new PodLogs(docker, node);
    }
}
