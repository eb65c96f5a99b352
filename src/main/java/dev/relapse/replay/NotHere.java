package dev.relapse.replay;

import dev.relapse.definition.FrontierRuns;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import java.util.Objects;
import java.util.Optional;

/**
 * Why this machine or cluster cannot carry a scenario.
 *
 * @param reason one sentence
 * @param remedy what to do so that it runs
 */
public record NotHere(String reason, String remedy) {
    public NotHere {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** That the release which the variant is to run on cannot be had, or nothing is known of it. */
    static Optional<NotHere> noSuchRelease(ScenarioDefinition definition, Variant variant) {
        return Optional.ofNullable(variant.occasion().recorded())
                .flatMap(
                        recorded ->
                                Optional.ofNullable(FrontierRuns.obstacle(definition, recorded))
                                        .map(
                                                why ->
                                                        new NotHere(
                                                                recorded.label() + ": " + why,
                                                                "add a recipe, or a record")));
    }

    @Override
    public String toString() {
        return reason + "; " + remedy;
    }
}
