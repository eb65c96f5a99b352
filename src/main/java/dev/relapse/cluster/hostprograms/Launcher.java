package dev.relapse.cluster.hostprograms;

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
public final class Launcher {

    private final Programs programs;
    private final Artifacts artifacts;
    private final Map<String, String> versions;
    private final Map<String, Artifact> had = new HashMap<>();
    private final List<Component> components = new ArrayList<>();

    /**
     * Starts nothing yet.
     *
     * @param versions the version by component; one that is absent runs at its own pin
     */
    public Launcher(Programs programs, Artifacts artifacts, Map<String, String> versions) {
        this.programs = programs;
        this.artifacts = artifacts;
        this.versions = Map.copyOf(versions);
    }

    /**
     * The program in the version that this run asks for; one at a time, as it may be built, and
     * once per run, as its checksum is verified.
     */
    public synchronized Artifact artifact(String component, String program) {
        return artifact(component, versions.get(component), program);
    }

    /**
     * As {@link #artifact(String, String)}, in another version; {@code null} for the pinned one.
     */
    public synchronized Artifact artifact(String component, String version, String program) {
        return had.computeIfAbsent(
                component + "/" + version + "/" + program,
                key -> artifacts.get(component, version, program));
    }

    /** Starts the program and waits until it is ready. */
    public Program start(Artifact artifact, ProgramSpec spec) {
        record(Component.of(artifact));
        return programs.start(spec);
    }

    /** Keeps the record of something that ran without being started here, such as a pod. */
    public void record(Component component) {
        synchronized (components) {
            components.add(component);
        }
    }

    /** What ran so far, in the order of the first starts; a program on several nodes once. */
    public List<Component> components() {
        synchronized (components) {
            return components.stream().distinct().toList();
        }
    }
}
