package dev.relapse.cli;

import dev.relapse.artifact.ArtifactSettings;
import dev.relapse.project.Project;
import dev.relapse.report.RerunCommand;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command works: on the catalogue in its own jar, with results below the current folder.
 */
final class Workplace {

    /** Below the current folder. */
    static final String RESULTS = "relapse-results";

    private Workplace() {}

    /** Where programs are kept from run to run. */
    static Path cache() {
        return ArtifactSettings.current().home();
    }

    /**
     * Makes the settings this JVM's, and its catalogue that of the jar unless another project's
     * folder was named.
     *
     * @throws IllegalArgumentException for a setting that only makes sense in a project's folder
     */
    static void prepare(Map<String, String> settings) {
        settings.forEach(System::setProperty);
        if (System.getProperty(Project.FOLDER) != null) {
            return;
        }
        Optional<CatalogueInJar> catalogue = CatalogueInJar.find();
        if (catalogue.isEmpty()) {
            return;
        }
        if ("update".equals(System.getProperty("relapse.lock"))) {
            throw new IllegalArgumentException(
                    "relapse.lock=update writes into the project's folder, and this is its jar; run"
                            + " mvn verify -Pscenario=<id> -Drelapse.lock=update there");
        }
        System.setProperty(
                RerunCommand.PROPERTY,
                "java -jar %s run ".formatted(catalogue.get().jar().getFileName()));
        Path folder = catalogue.get().unpackBelow(cache());
        System.setProperty(Project.FOLDER, folder.toString());
        if (System.getProperty(Project.RESULTS) == null) {
            System.setProperty(Project.RESULTS, Path.of(RESULTS).toAbsolutePath().toString());
        }
    }
}
