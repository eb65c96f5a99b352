package dev.relapse.replay;

import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.artifact.catalogue.Catalogue;
import dev.relapse.artifact.catalogue.ComponentRecipe;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.helm.Chart;
import dev.relapse.helm.RenderedCharts;
import dev.relapse.project.Project;
import dev.relapse.subject.Subject;
import java.nio.file.Path;
import java.util.List;

/** What a team's charts hold for a scenario. */
final class ChartsToJudge {

    private static final String KUBERNETES = "kubernetes";

    private ChartsToJudge() {}

    /** They are rendered for the Kubernetes of the replay, into a folder of its results. */
    static Subject in(ScenarioDefinition definition, List<Chart> charts) {
        if (ArtifactSettings.current().offline()) {
            charts.forEach(Chart::requireLocal);
        }
        Path folder = ReplayFolder.root().resolve(definition.id()).resolve("charts");
        RenderedCharts rendered = RenderedCharts.of(charts, kubernetes(definition), folder);
        return definition.subjectIn(shown(rendered.folder()), rendered.charts());
    }

    private static String kubernetes(ScenarioDefinition definition) {
        boolean runs = definition.components().stream().anyMatch(c -> c.name().equals(KUBERNETES));
        return runs
                ? Catalogue.load(Project.ofThisJvm().fixtures())
                        .component(KUBERNETES)
                        .map(ComponentRecipe::version)
                        .orElse("")
                : "";
    }

    /** Below the current folder, relative to it. */
    private static Path shown(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        return folder.startsWith(here) ? here.relativize(folder) : folder;
    }
}
