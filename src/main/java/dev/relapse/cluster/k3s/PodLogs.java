package dev.relapse.cluster.k3s;

import dev.relapse.cluster.docker.Docker;
import dev.relapse.evidence.EvidenceSource;
import dev.relapse.process.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Logs of the pods that ran in the node; its own are the output of a program of the run. */
record PodLogs(Docker docker, String node) implements EvidenceSource {

    @Override
    public String name() {
        return "logs of the pods";
    }

    @Override
    public void collectInto(Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve("k3s")).toAbsolutePath();
        Finished copy = docker.run("cp", node + ":/var/log/pods", target.toString());
        if (!copy.succeeded()) {
            throw new IOException("docker cp: " + copy.said());
        }
    }
}
