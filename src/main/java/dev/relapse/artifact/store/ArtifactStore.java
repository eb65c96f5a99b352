package dev.relapse.artifact.store;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactPlan;
import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.artifact.Artifacts;
import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.catalogue.Catalogue;
import dev.relapse.artifact.catalogue.ComponentRecipe;
import dev.relapse.artifact.catalogue.ProgramRecipe;
import dev.relapse.artifact.progress.BuildProgress;
import dev.relapse.artifact.source.Answer;
import dev.relapse.artifact.source.ArtifactSource;
import dev.relapse.artifact.source.Wanted;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Asks one source after the other; the first that has the program wins. */
public final class ArtifactStore implements Artifacts {

    private final Catalogue catalogue;
    private final List<ArtifactSource> sources;
    private final BuildProgress progress;

    /**
     * A store over sources.
     *
     * @param sources in the order in which they are asked
     * @param progress told when a source could not give what it had offered
     */
    public ArtifactStore(
            Catalogue catalogue, List<ArtifactSource> sources, BuildProgress progress) {
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
        this.sources = List.copyOf(sources);
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /**
     * With this JVM's settings and environment, and progress on standard error.
     *
     * @param fixtures the folder that holds {@code components}
     */
    public static ArtifactStore standard(Path fixtures) {
        return standard(
                fixtures, ArtifactSettings.current(), System.getenv(), BuildProgress.standard());
    }

    /**
     * With every source of the design, in its order.
     *
     * @param environment what the tools of this machine see
     * @throws IllegalArgumentException when the settings name a program that is not in the
     *     catalogue
     * @throws dev.relapse.data.MalformedFileException when the catalogue is wrong
     */
    public static ArtifactStore standard(
            Path fixtures,
            ArtifactSettings settings,
            Map<String, String> environment,
            BuildProgress progress) {
        Catalogue catalogue = Catalogue.load(fixtures);
        refuseUnknownPrograms(settings, catalogue);
        return new ArtifactStore(
                catalogue,
                StandardSources.of(catalogue, settings, environment, progress),
                progress);
    }

    @Override
    public Artifact get(String component, String version, String program) {
        ComponentRecipe recipe = component(component, version);
        Wanted wanted = wanted(recipe, version, program(recipe, program));
        Tried tried = new Tried(wanted);
        for (ArtifactSource source : sources) {
            try {
                Answer.Offer offer = offer(source, wanted);
                return deliver(source, wanted, offer);
            } catch (UnavailableException e) {
                tried.add(source.name(), e.getMessage());
            }
        }
        throw tried.missing();
    }

    // The plan named this source, so a person must hear of it when another one takes its place.
    private Artifact deliver(ArtifactSource source, Wanted wanted, Answer.Offer offer)
            throws UnavailableException {
        try {
            return offer.delivery().deliver();
        } catch (UnavailableException e) {
            progress.notice(
                    "%s: %s failed, other sources are asked: %s"
                            .formatted(wanted.spoken(), source.name(), e.getMessage()));
            throw e;
        }
    }

    @Override
    public List<String> programs(String component, String version) {
        return names(component(component, version));
    }

    @Override
    public ArtifactPlan plan(String component, String version, String program) {
        ComponentRecipe recipe = component(component, version);
        return plan(wanted(recipe, version, program(recipe, program)));
    }

    private ArtifactPlan plan(Wanted wanted) {
        Tried tried = new Tried(wanted);
        for (ArtifactSource source : sources) {
            try {
                Answer.Offer offer = offer(source, wanted);
                return new ArtifactPlan(
                        wanted.component().name(),
                        wanted.program().name(),
                        wanted.version(),
                        offer.fidelity(),
                        offer.action(),
                        offer.estimate());
            } catch (UnavailableException e) {
                tried.add(source.name(), e.getMessage());
            }
        }
        throw tried.missing();
    }

    private static Answer.Offer offer(ArtifactSource source, Wanted wanted)
            throws UnavailableException {
        Answer answer = source.ask(wanted);
        if (answer instanceof Answer.Refusal refusal) {
            throw new UnavailableException(refusal.reason());
        }
        return (Answer.Offer) answer;
    }

    private static Wanted wanted(ComponentRecipe component, String version, ProgramRecipe program) {
        return new Wanted(component, version == null ? component.version() : version, program);
    }

    /** At the version, or at the pinned one when the catalogue lacks it: a path may be given. */
    private ComponentRecipe component(String name, String version) {
        return Optional.ofNullable(version)
                .flatMap(v -> catalogue.component(name, v))
                .or(() -> catalogue.component(name))
                .orElseThrow(
                        () ->
                                new MissingArtifactException(
                                        "there is no component %s in %s; use one of: %s"
                                                .formatted(
                                                        name,
                                                        catalogue.folder(),
                                                        names(catalogue.components()))));
    }

    private static ProgramRecipe program(ComponentRecipe component, String name) {
        return component
                .program(name)
                .orElseThrow(
                        () ->
                                new MissingArtifactException(
                                        "component %s has no program %s; use one of: %s"
                                                .formatted(
                                                        component.name(),
                                                        name,
                                                        String.join(", ", names(component)))));
    }

    private static List<String> names(ComponentRecipe component) {
        return component.programs().stream().map(ProgramRecipe::name).toList();
    }

    private static String names(List<ComponentRecipe> components) {
        return String.join(", ", components.stream().map(ComponentRecipe::name).toList());
    }

    private static void refuseUnknownPrograms(ArtifactSettings settings, Catalogue catalogue) {
        for (String program : settings.given().keySet()) {
            if (!catalogue.programs().contains(program)) {
                throw new IllegalArgumentException(
                        "%s%s names no program of the catalogue; use one of: %s"
                                .formatted(
                                        ArtifactSettings.GIVEN,
                                        program,
                                        String.join(", ", catalogue.programs())));
            }
        }
    }
}
