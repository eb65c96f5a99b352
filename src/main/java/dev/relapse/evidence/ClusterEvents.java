package dev.relapse.evidence;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** All Events of the cluster, one JSON object a line, in {@code events.jsonl}. */
public record ClusterEvents(KubernetesClient client) implements EvidenceSource {

    @Override
    public String name() {
        return "events";
    }

    @Override
    public void collectInto(Path folder) throws Exception {
        String lines =
                client.v1().events().inAnyNamespace().list().getItems().stream()
                        .map(ClusterEvents::line)
                        .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve("events.jsonl"), lines);
    }

    private static String line(Object event) {
        return Serialization.asJson(event).replaceAll("\\s*\n\\s*", " ");
    }
}
