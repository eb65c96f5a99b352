package dev.relapse.evidence;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;

/** The API server's metrics as they stand, in Prometheus' text format. */
public record ApiServerMetrics(KubernetesClient client) implements EvidenceSource {

    @Override
    public String name() {
        return "metrics of the API server";
    }

    @Override
    public void collectInto(Path folder) throws Exception {
        Path metrics = Files.createDirectories(folder.resolve("metrics"));
        Files.writeString(metrics.resolve("kube-apiserver.prom"), client.raw("/metrics"));
    }
}
