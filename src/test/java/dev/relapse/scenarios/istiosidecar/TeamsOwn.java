package dev.relapse.scenarios.istiosidecar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.definition.Durations;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Timer;
import dev.relapse.subject.Manifest;
import dev.relapse.subject.Subject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a team's manifests takes the place of ours.
 *
 * @param autoscaler the team's, set to our workload; empty when ours is used
 * @param sidecar the team's default Sidecar; empty when ours is used
 */
record TeamsOwn(Optional<TeamsAutoscaler> autoscaler, Optional<GenericKubernetesResource> sidecar) {

    private static final String ROUNDS =
            "kube-controller-manager --horizontal-pod-autoscaler-sync-period";

    /** Hosts of namespaces that the replay has, or that every mesh has. */
    private static final String KNOWN_HERE =
            "([.*~]|istio-system|default|kube-system|microdemo|team-[0-9]+)/.*";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What there is of it; all of ours on our own manifests.
     *
     * @throws IllegalArgumentException when there are several of one
     */
    static TeamsOwn in(Subject theirs, ScenarioDefinition scenario) {
        return new TeamsOwn(
                theirs.manifest("autoscaler")
                        .map(manifest -> TeamsAutoscaler.of(manifest, pace(scenario))),
                theirs.manifest("sidecar").map(Manifest::object));
    }

    /** What a reader should know of what was made of it. */
    List<String> notes() {
        List<String> notes =
                new ArrayList<>(autoscaler.map(TeamsAutoscaler::notes).orElse(List.of()));
        List<String> elsewhere =
                sidecar.map(TeamsOwn::hosts).orElse(List.of()).stream()
                        .filter(host -> !host.matches(KNOWN_HERE))
                        .toList();
        if (!elsewhere.isEmpty()) {
            notes.add(
                    "the Sidecar's hosts %s add nothing here, as the replay has no such namespaces"
                            .formatted(elsewhere));
        }
        return notes;
    }

    private static List<String> hosts(GenericKubernetesResource sidecar) {
        List<String> hosts = new ArrayList<>();
        JSON.<JsonNode>valueToTree(sidecar)
                .path("spec")
                .path("egress")
                .findValues("hosts")
                .forEach(listed -> listed.forEach(host -> hosts.add(host.asText())));
        return hosts;
    }

    private static double pace(ScenarioDefinition scenario) {
        Timer rounds =
                scenario.timers().stream()
                        .filter(timer -> timer.name().equals(ROUNDS))
                        .findFirst()
                        .orElseThrow();
        return (double) Durations.parse(rounds.used()).toMillis()
                / Durations.parse(rounds.upstream()).toMillis();
    }
}
