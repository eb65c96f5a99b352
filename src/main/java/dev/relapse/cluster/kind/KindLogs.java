package dev.relapse.cluster.kind;

import dev.relapse.evidence.EvidenceSource;
import dev.relapse.process.Finished;
import java.io.IOException;
import java.nio.file.Path;

/** Logs of the nodes, of their pods and of the container runtime, as kind exports them. */
record KindLogs(KindCommand kind) implements EvidenceSource {

    @Override
    public String name() {
        return "logs of the nodes";
    }

    @Override
    public void collectInto(Path folder) throws IOException {
        Finished export = kind.exportLogs(folder.resolve("kind").toAbsolutePath());
        if (!export.succeeded()) {
            throw new IOException("kind export logs: " + export.said());
        }
    }
}
