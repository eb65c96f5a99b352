package dev.relapse.cluster.kind;

import dev.relapse.cluster.docker.Docker;
import dev.relapse.cluster.realnodes.Nodes;
import dev.relapse.evidence.EvidenceSource;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import java.nio.file.Path;

/** Nodes of kind, which have systemd and containerd in them. */
record KindNodes(KindCommand kind, Docker docker, String controlPlane) implements Nodes {

    @Override
    public void load(Path archive) {
        Finished loaded = kind.loadImages(archive);
        if (!loaded.succeeded()) {
            throw new ProgramFailed(
                    "cannot put %s on the nodes; kind said: %s"
                            .formatted(archive.getFileName(), loaded.said()));
        }
    }

    @Override
    public String lastWords() {
        return docker.execute(
                        controlPlane,
                        "journalctl",
                        "--no-pager",
                        "--unit=kubelet",
                        "--lines=10",
                        "--output=cat")
                .said();
    }

    @Override
    public EvidenceSource logs() {
        return new KindLogs(kind);
    }
}
