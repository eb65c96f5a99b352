package dev.relapse.replay;

import dev.relapse.artifact.Artifacts;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import java.util.List;
import java.util.Optional;

/** What the user's choices, read from this JVM's system properties, amount to for a scenario. */
public final class Prospects {

    private final Selection selection;
    private final ReplayOptions options;

    private Prospects(Selection selection, ReplayOptions options) {
        this.selection = selection;
        this.options = options;
    }

    /**
     * Reads the choices.
     *
     * @throws IllegalArgumentException naming the property and its allowed values
     */
    public static Prospects ofThisJvm() {
        return new Prospects(Selection.ofThisJvm(), JvmOptions.read());
    }

    /**
     * The variants that would be replayed.
     *
     * @throws IllegalArgumentException for a choice that does not fit the scenario
     */
    public List<Variant> variantsOf(ScenarioDefinition definition) {
        ChosenSettings.ofThisJvm().requireKnown(() -> List.of(definition));
        List<Variant> variants = selection.variantsOf(definition);
        variants.forEach(variant -> options.requireItsCluster(definition, variant));
        return variants;
    }

    /** Whether {@code -Drelapse.plan} asks what a replay would do, and for no more. */
    public boolean planOnly() {
        return options.planOnly();
    }

    /** Where the scenario would run. */
    public String clusterKind(ScenarioDefinition definition) {
        return options.clusterKind(definition);
    }

    /** Why this machine cannot carry the variant, or empty when it can. */
    public Optional<NotHere> obstacle(ScenarioDefinition definition, Variant variant) {
        return NotHere.noSuchRelease(definition, variant)
                .or(() -> options.whyNotHere(definition, variant));
    }

    /**
     * What a replay of the variant would need.
     *
     * @throws IllegalArgumentException when a version is to be judged of which only a simulation
     *     can be had
     * @throws dev.relapse.artifact.MissingArtifactException when a program cannot be had at all
     */
    public ReplayPlan plan(ScenarioDefinition definition, Variant variant) {
        return ReplayPlan.of(
                definition, variant, options.clusterKind(definition), options.artifacts().get());
    }

    /**
     * What a replay would do to the cluster where others use it, too; empty where nobody else does.
     *
     * @throws IllegalArgumentException when the user's choices do not allow a replay there
     */
    public List<String> outlook(ScenarioDefinition definition) {
        return Outlook.of(definition, options.clusterKind(definition));
    }

    /** Where the programs of such a plan are had. */
    public Artifacts artifacts() {
        return options.artifacts().get();
    }
}
