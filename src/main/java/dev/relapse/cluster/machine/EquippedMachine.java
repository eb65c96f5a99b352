package dev.relapse.cluster.machine;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Artifacts;
import dev.relapse.cluster.Component;
import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.probe.Probe;
import dev.relapse.process.CommandSpec;
import dev.relapse.process.Ending;
import dev.relapse.process.Finished;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Run;
import dev.relapse.process.StopRank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine and what was installed on it. */
final class EquippedMachine implements PrivateMachine {

    /** As on Debian for root. */
    static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final String INSTALLED = "/usr/local/bin";
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);

    private final Run run;
    private final Namespaces namespaces;
    private final Artifacts artifacts;
    private final Map<String, String> versions;
    private final Transcript transcript;
    private final Map<String, Component> components = new LinkedHashMap<>();

    EquippedMachine(
            Run run, Namespaces namespaces, Artifacts artifacts, Map<String, String> versions) {
        this.run = run;
        this.namespaces = namespaces;
        this.artifacts = artifacts;
        this.versions = Map.copyOf(versions);
        this.transcript = new Transcript(run.folder().resolve("logs/commands.log"));
    }

    @Override
    public Artifact artifact(String component, String program) {
        return artifacts.get(component, versions.get(component), program);
    }

    @Override
    public Artifact artifact(String component, String version, String program) {
        return artifacts.get(component, version, program);
    }

    @Override
    public void install(Artifact artifact) {
        run("ln", "-sfn", artifact.path().toString(), INSTALLED + "/" + artifact.program())
                .orFail();
        record(Component.of(artifact));
    }

    @Override
    public void useHostCommand(String command) {
        record(new HostCommand(this, command).component());
    }

    @Override
    public void uninstall(String... commands) {
        List<String> files = new ArrayList<>();
        for (String folder : PATH.split(":", -1)) {
            for (String command : commands) {
                files.add(folder + "/" + command);
            }
        }
        List<String> command = new ArrayList<>(List.of("rm", "-f", "--"));
        command.addAll(files);
        runWith("", COMMAND_LIMIT, command).orFail();
    }

    @Override
    public Path file(String path) {
        return namespaces.root().resolve(path.substring(1));
    }

    @Override
    public void write(String path, String content) {
        Path file = file(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path + " of the machine", e);
        }
    }

    @Override
    public Finished run(String... command) {
        return runWith("", COMMAND_LIMIT, List.of(command));
    }

    @Override
    public Finished runWith(String input, Duration limit, List<String> command) {
        Finished finished =
                run.programs()
                        .run(
                                new CommandSpec(
                                        namespaces.entering(command),
                                        Map.of("PATH", PATH),
                                        Optional.of(input),
                                        limit));
        Finished told =
                new Finished(command, finished.exitCode(), finished.output(), finished.errors());
        transcript.add(told);
        return told;
    }

    @Override
    public Program start(String name, List<String> command, Probe ready, Duration limit) {
        return run.programs()
                .start(
                        new ProgramSpec(
                                name,
                                namespaces.entering(command),
                                Map.of("PATH", PATH),
                                ready,
                                limit,
                                StopRank.CONTROLLER,
                                Ending.TERMINATE_CHILDREN));
    }

    /** What was installed or used so far, in that order. */
    List<Component> components() {
        synchronized (components) {
            return List.copyOf(components.values());
        }
    }

    private void record(Component component) {
        synchronized (components) {
            components.put(component.name() + " " + component.version(), component);
        }
    }
}
