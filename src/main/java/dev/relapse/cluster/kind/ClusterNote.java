package dev.relapse.cluster.kind;

import dev.relapse.evidence.EvidenceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the replay's cluster came from, in {@code cluster.txt}.
 *
 * @param text a sentence
 */
record ClusterNote(String text) implements EvidenceSource {

    @Override
    public String name() {
        return "where the cluster came from";
    }

    @Override
    public void collectInto(Path folder) throws IOException {
        Files.writeString(folder.resolve("cluster.txt"), text + System.lineSeparator());
    }
}
