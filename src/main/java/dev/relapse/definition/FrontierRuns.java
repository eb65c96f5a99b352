package dev.relapse.definition;

import dev.relapse.artifact.catalogue.Catalogue;
import dev.relapse.artifact.catalogue.ComponentRecipe;
import dev.relapse.verdict.Recorded;
import java.util.List;

/** A variant on every release of a component of which something is on record. */
public final class FrontierRuns {

    private FrontierRuns() {}

    /**
     * One run for each release at which something changes and each that there is a recipe for;
     * those that cannot be had, or of which nothing is known, are among them and say so.
     *
     * @throws IllegalArgumentException when the scenario keeps no such record, or there is a recipe
     *     for none of its releases, so that nothing would be seen
     */
    public static List<Variant> of(
            ScenarioDefinition definition, Variant variant, String component) {
        VersionFrontier frontier =
                VersionFrontier.of(definition)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "-D%s=%s: scenario %s has no versions.yaml"
                                                        .formatted(
                                                                Recorded.PROPERTY,
                                                                component,
                                                                definition.id())));
        if (!frontier.component().equals(component)) {
            throw new IllegalArgumentException(
                    "-D%s=%s: scenario %s keeps a record of %s only"
                            .formatted(
                                    Recorded.PROPERTY,
                                    component,
                                    definition.id(),
                                    frontier.component()));
        }
        List<String> recipes = recipes(definition, component);
        List<Recorded> records = frontier.edgesAnd(recipes);
        if (records.stream()
                .noneMatch(
                        r ->
                                recipes.contains(r.version())
                                        && r.state() != Recorded.State.UNKNOWN)) {
            throw new IllegalArgumentException(
                    "-D%s=%s: none of the recorded releases can be had; there are recipes for %s"
                            .formatted(Recorded.PROPERTY, component, recipes));
        }
        return records.stream().map(variant::on).toList();
    }

    /** Why a variant on a recorded release cannot be replayed, or null when it can. */
    public static String obstacle(ScenarioDefinition definition, Recorded recorded) {
        if (recorded.state() == Recorded.State.UNKNOWN) {
            return "nothing is on record of it, as %s; -Dcandidate.%s=%s judges it"
                    .formatted(recorded.why(), recorded.component(), recorded.version());
        }
        return recipes(definition, recorded.component()).contains(recorded.version())
                ? null
                : "there is no recipe for it in fixtures/components/%s/versions"
                        .formatted(recorded.component());
    }

    private static List<String> recipes(ScenarioDefinition definition, String component) {
        return Catalogue.load(definition.fixture("")).versions(component).stream()
                .map(ComponentRecipe::version)
                .toList();
    }
}
