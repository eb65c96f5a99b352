package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Artifacts;
import dev.relapse.cluster.Component;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Programs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gets programs, starts them and keeps the record of what ran. Thread-safe. */
final class Launcher {

    private final Programs programs;
    private final Artifacts artifacts;
    private final EmbeddedOptions options;
    private final Map<String, Artifact> had = new HashMap<>();
    private final List<Component> components = new ArrayList<>();

    Launcher(Programs programs, Artifacts artifacts, EmbeddedOptions options) {
        this.programs = programs;
        this.artifacts = artifacts;
        this.options = options;
    }

    /**
     * The program in the version that this run asks for; one at a time, as it may be built, and
     * once per run, as its checksum is verified.
     */
    synchronized Artifact artifact(String component, String program) {
        return artifact(component, options.version(component), program);
    }

    /**
     * As {@link #artifact(String, String)}, in another version; {@code null} for the pinned one.
     */
    synchronized Artifact artifact(String component, String version, String program) {
        return had.computeIfAbsent(
                component + "/" + version + "/" + program,
                key -> artifacts.get(component, version, program));
    }

    /** Starts the program and waits until it is ready. */
    Program start(Artifact artifact, ProgramSpec spec) {
        synchronized (components) {
            components.add(Component.of(artifact));
        }
        return programs.start(spec);
    }

    /** What ran so far, in the order of the first starts; a program on several nodes once. */
    List<Component> components() {
        synchronized (components) {
            return components.stream().distinct().toList();
        }
    }
}
