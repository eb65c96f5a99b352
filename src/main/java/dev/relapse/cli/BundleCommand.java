package dev.relapse.cli;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.ArtifactPlan;
import dev.relapse.artifact.Artifacts;
import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.cache.CacheTransfer;
import dev.relapse.artifact.cache.EntryKey;
import dev.relapse.artifact.progress.BuildProgress;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.replay.Prospects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Collects what a machine without a network cannot have: every real program, and this jar. */
@Command(
        name = "bundle",
        description =
                "Collects every program that scenarios need in a folder, for a machine without a network.")
final class BundleCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<folder>", description = "Made, or added to.")
    private Path folder;

    @Parameters(
            index = "1..*",
            paramLabel = "<scenario>",
            description = "Some of relapse list; all of them when none is named.")
    private final List<String> scenarios = new ArrayList<>();

    @Mixin private Definitions definitions;

    @Override
    public Integer call() {
        Workplace.prepare(definitions.settings());
        Prospects prospects = Prospects.ofThisJvm();
        // All are planned before the first is built: what cannot be had is known at once.
        Set<ArtifactPlan> programs = new LinkedHashSet<>();
        chosen().forEach(scenario -> addPrograms(prospects, scenario, programs));
        CacheTransfer transfer =
                new CacheTransfer(Workplace.cache(), folder, BuildProgress.standard());
        for (ArtifactPlan program : programs) {
            copy(program, prospects.artifacts(), transfer);
        }
        Optional<Path> jar = copyJar();
        spec.commandLine()
                .getOut()
                .printf(
                        "%d programs%s in %s; on the other machine: %s load %s, then run with -Drelapse.offline%n",
                        programs.size(),
                        jar.map(file -> " and " + file.getFileName()).orElse(""),
                        folder,
                        jar.map(file -> "java -jar " + file.getFileName()).orElse("relapse"),
                        folder);
        return ExitCode.AS_DECLARED;
    }

    private List<ScenarioDefinition> chosen() {
        ScenarioCatalogue catalogue = ScenarioCatalogue.ofProject();
        return scenarios.isEmpty()
                ? catalogue.all()
                : scenarios.stream().map(catalogue::read).toList();
    }

    private static void addPrograms(
            Prospects prospects, ScenarioDefinition scenario, Set<ArtifactPlan> programs) {
        scenario.variants().values().stream()
                .flatMap(variant -> prospects.plan(scenario, variant).programs().stream())
                .filter(plan -> plan.fidelity() == Fidelity.REAL)
                .forEach(programs::add);
    }

    private static void copy(ArtifactPlan program, Artifacts artifacts, CacheTransfer transfer) {
        Artifact artifact =
                artifacts.get(program.component(), program.version(), program.program());
        EntryKey key =
                transfer.holding(artifact.path())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "%s is the given path %s; a bundle holds what was fetched or built, so leave out -Drelapse.artifact.%1$s"
                                                        .formatted(
                                                                program.program(),
                                                                artifact.path())));
        try {
            var unused = transfer.copy(key);
        } catch (UnavailableException e) {
            throw new IllegalArgumentException(
                    "cannot bundle %s: %s".formatted(program.program(), e.getMessage()), e);
        }
    }

    /** Without one, as in a project's folder, the other machine has its own. */
    private Optional<Path> copyJar() {
        return CatalogueInJar.find()
                .map(
                        catalogue -> {
                            try {
                                return Files.copy(
                                        catalogue.jar(),
                                        folder.resolve(catalogue.jar().getFileName()),
                                        StandardCopyOption.REPLACE_EXISTING);
                            } catch (IOException e) {
                                throw new UncheckedIOException("cannot write in " + folder, e);
                            }
                        });
    }
}
