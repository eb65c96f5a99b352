package dev.relapse.scenarios.clusterautoscalerdaemonset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.relapse.kubernetes.EventProbes;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** What the autoscaler says: its metrics, its log, its status and its events. */
final class AutoscalerProbes {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final AutoscaledPlatform platform;
    private final EventProbes events;

    AutoscalerProbes(AutoscaledPlatform platform) {
        this.platform = platform;
        // Where others are, their autoscaler tells of their nodes.
        this.events = new EventProbes(platform.placement().events(), platform::isAboutUs);
    }

    Probe neverRemovedANode() {
        return events.neverTold("ScaleDown");
    }

    Probe neverRemovedAnEmptyNode() {
        return events.neverTold("ScaleDownEmpty");
    }

    /** Holds once it has completed so many loops from now on. */
    Probe completes(int loops) {
        RunningAutoscaler autoscaler = platform.autoscaler().running();
        long before = autoscaler.loops();
        return Probe.of(
                "the autoscaler completed " + loops + " loops",
                () -> {
                    long since = autoscaler.loops() - before;
                    String observed = since + " loops";
                    return since >= loops
                            ? Observation.holds(observed, since)
                            : Observation.notYet(observed, since);
                });
    }

    /** Holds while its metric counts no unneeded node in either group. */
    Probe countsNoNodeAsUnneeded() {
        RunningAutoscaler autoscaler = platform.autoscaler().running();
        return Probe.of(
                "its metric counts no unneeded node",
                () -> {
                    OptionalDouble unneeded = autoscaler.unneeded();
                    if (unneeded.isEmpty()) {
                        return Observation.nothing("it has not counted yet");
                    }
                    String observed = (long) unneeded.getAsDouble() + " nodes";
                    return unneeded.getAsDouble() == 0
                            ? Observation.holds(observed, 1)
                            : Observation.notYet(observed, 1);
                });
    }

    /** Holds once its log says again, about each node of the group, that it is too full. */
    Probe saysTooFullOfEachNodeOf(NodeGroup group) {
        RunningAutoscaler autoscaler = platform.autoscaler().running();
        int before = linesOf(autoscaler, group).size();
        return Probe.of(
                "its log keeps each node of group " + group.label() + " for its utilization",
                () -> {
                    List<String> now = linesOf(autoscaler, group);
                    List<String> lines = now.subList(before, now.size());
                    List<String> without =
                            platform.nodesOf(group).stream()
                                    .map(Node::getMetadata)
                                    .map(meta -> meta.getName())
                                    .filter(name -> lines.stream().noneMatch(isAbout(name)))
                                    .toList();
                    if (lines.isEmpty()) {
                        return Observation.notYet("it says nothing of the kind", 1);
                    }
                    String last = lines.get(lines.size() - 1);
                    return without.isEmpty()
                            ? Observation.holds(last, lines.size())
                            : Observation.notYet("nothing about " + without, lines.size());
                });
    }

    /** Holds while its status, which a ConfigMap keeps, has no candidate in the group. */
    Probe hasNoCandidateIn(NodeGroup group) {
        return Probe.of(
                "its status has no candidate in group " + group.label(),
                () -> {
                    Optional<JsonNode> scaleDown = statusOf(group);
                    if (scaleDown.isEmpty()) {
                        return Observation.nothing("it has no status yet");
                    }
                    String status = scaleDown.get().path("status").asText();
                    return status.equals("NoCandidates")
                            ? Observation.holds(status, 1)
                            : Observation.notYet(status, 1);
                });
    }

    private Optional<JsonNode> statusOf(NodeGroup group) throws Exception {
        Optional<String> text =
                platform.status().matching(map -> true).stream()
                        .map(map -> map.getData().get("status"))
                        .findFirst();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (JsonNode each : YAML.readTree(text.get()).path("nodeGroups")) {
            if (each.path("name").asText().equals(group.label())) {
                return Optional.of(each.path("scaleDown"));
            }
        }
        return Optional.empty();
    }

    private List<String> linesOf(RunningAutoscaler autoscaler, NodeGroup group) {
        return autoscaler.tooFull(line -> line.startsWith("Node " + platform.nodePrefix(group)));
    }

    private static Predicate<String> isAbout(String node) {
        return line -> line.startsWith("Node " + node + " ");
    }
}
