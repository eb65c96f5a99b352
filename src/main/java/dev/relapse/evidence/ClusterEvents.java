package dev.relapse.evidence;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The Events of the cluster, one JSON object a line, in {@code events.jsonl}.
 *
 * @param scope of which those of its namespace are taken
 */
public record ClusterEvents(KubernetesClient client, EvidenceScope scope)
        implements EvidenceSource {

    @Override
    public String name() {
        return "events";
    }

    @Override
    public void collectInto(Path folder) throws Exception {
        String lines =
                events().list().getItems().stream()
                        .map(ClusterEvents::line)
                        .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve("events.jsonl"), lines);
    }

    private AnyNamespaceOperation<Event, EventList, Resource<Event>> events() {
        return scope.namespace().isPresent()
                ? client.v1().events().inNamespace(scope.namespace().get())
                : client.v1().events().inAnyNamespace();
    }

    private static String line(Object event) {
        return Serialization.asJson(event).replaceAll("\\s*\n\\s*", " ");
    }
}
