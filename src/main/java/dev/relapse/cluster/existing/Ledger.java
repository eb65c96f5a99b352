package dev.relapse.cluster.existing;

import dev.relapse.evidence.EvidenceSource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run had outside of its namespace when its evidence was taken, and on which Kubernetes, in
 * {@code cluster.txt}.
 */
record Ledger(KubernetesClient client, RunMarks marks) implements EvidenceSource {

    @Override
    public String name() {
        return "what the run has on the cluster";
    }

    @Override
    public void collectInto(Path folder) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("Kubernetes " + client.getKubernetesVersion().getGitVersion());
        new Footprints(client).of(marks).stream().map(Footprints::inWords).forEach(lines::add);
        Files.write(folder.resolve("cluster.txt"), lines);
    }
}
