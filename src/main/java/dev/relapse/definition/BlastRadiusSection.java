package dev.relapse.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.cluster.BlastRadius;
import dev.relapse.cluster.BlastRadius.Change;
import dev.relapse.cluster.BlastRadius.Eviction;
import dev.relapse.cluster.BlastRadius.Whose;
import java.util.Locale;
import java.util.Optional;

/** The key {@code blastRadius} of {@code scenario.yaml}. */
final class BlastRadiusSection {

    private BlastRadiusSection() {}

    /** Empty when there is none. */
    static Optional<BlastRadius> read(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(
                new BlastRadius(
                        ScenarioFile.list(
                                node.path("clusterWide"),
                                each ->
                                        new Change(
                                                each.path("kind").asText(),
                                                whose(each),
                                                each.path("what").asText())),
                        ScenarioFile.list(
                                node.path("evicts"),
                                each -> new Eviction(whose(each), each.path("what").asText())),
                        ScenarioFile.list(node.path("takesOver"), JsonNode::asText),
                        ScenarioFile.list(node.path("roles"), JsonNode::asText)));
    }

    private static Whose whose(JsonNode node) {
        return Whose.valueOf(node.path("whose").asText().toUpperCase(Locale.ROOT));
    }
}
