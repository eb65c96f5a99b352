package dev.relapse.artifact.source;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.FidelityChoice;
import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.catalogue.SimulationRecipe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Our own stand-in, started as a small JVM of its own. */
public final class SimulationSource implements ArtifactSource {

    private final ClassPath classPath;
    private final FidelityChoice fidelity;

    public SimulationSource(ClassPath classPath, FidelityChoice fidelity) {
        this.classPath = Objects.requireNonNull(classPath, "classPath");
        this.fidelity = Objects.requireNonNull(fidelity, "fidelity");
    }

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public Answer ask(Wanted wanted) {
        Optional<SimulationRecipe> recipe = wanted.program().simulation();
        if (recipe.isEmpty()) {
            return new Answer.Refusal("the catalogue has none");
        }
        String mainClass = recipe.get().mainClass();
        if (fidelity == FidelityChoice.REAL) {
            return new Answer.Refusal(
                    "%s is refused, because relapse.fidelity is real; set it to auto to allow it"
                            .formatted(mainClass));
        }
        if (!classPath.has(mainClass)) {
            return new Answer.Refusal("%s is not on the class path".formatted(mainClass));
        }
        return new Answer.Offer(
                Fidelity.SIMULATED,
                "simulate with " + mainClass,
                Duration.ZERO,
                () -> artifact(wanted, recipe.get()));
    }

    private Artifact artifact(Wanted wanted, SimulationRecipe recipe) throws UnavailableException {
        return new Artifact(
                wanted.component().name(),
                wanted.program().name(),
                wanted.version(),
                Fidelity.SIMULATED,
                "simulation " + recipe.mainClass(),
                classPath.digest(recipe.mainClass()),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + recipe.heapMegabytes() + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath.toString(),
                        recipe.mainClass()));
    }
}
