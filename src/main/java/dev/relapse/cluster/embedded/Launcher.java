package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Artifacts;
import dev.relapse.cluster.Component;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Programs;
import dev.relapse.wait.AbortCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gets programs, starts them and keeps the record of what ran. Thread-safe. */
final class Launcher {

    private final Programs programs;
    private final Artifacts artifacts;
    private final EmbeddedOptions options;
    private final List<Component> components = new ArrayList<>();

    Launcher(Programs programs, Artifacts artifacts, EmbeddedOptions options) {
        this.programs = programs;
        this.artifacts = artifacts;
        this.options = options;
    }

    /** The program in the version that this run asks for; one at a time, as it may be built. */
    synchronized Artifact artifact(String component, String program) {
        return artifacts.get(component, options.version(component), program);
    }

    /** Starts the program and waits until it is ready, or any other program of the run has died. */
    Program start(Artifact artifact, ProgramSpec spec) {
        synchronized (components) {
            components.add(Component.of(artifact));
        }
        return programs.start(
                new ProgramSpec(
                        spec.name(),
                        spec.command(),
                        spec.environment(),
                        unlessOthersDie(spec),
                        spec.startLimit(),
                        spec.rank()));
    }

    /** What ran so far, in the order of the starts. */
    List<Component> components() {
        synchronized (components) {
            return List.copyOf(components);
        }
    }

    private Probe unlessOthersDie(ProgramSpec spec) {
        return Probe.of(
                spec.ready().name(),
                () -> {
                    Optional<String> death =
                            programs.all().stream()
                                    .filter(other -> !other.name().equals(spec.name()))
                                    .map(AbortCheck::reasonToAbort)
                                    .flatMap(Optional::stream)
                                    .findFirst();
                    return death.isPresent()
                            ? Observation.broken(death.get())
                            : spec.ready().observe();
                });
    }
}
