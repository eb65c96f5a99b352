package dev.relapse.process;

import dev.relapse.wait.AbortCheck;
import dev.relapse.wait.Wait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of one run. Several threads may start programs at once.
 *
 * <p>Also fires, and starts nothing more, when the {@code guard} does: what cannot be cleaned up is
 * not started.
 */
final class RunPrograms implements Programs {

    private final Launcher launcher;
    private final RunCommands commands;
    private final AbortCheck guard;
    private final Map<String, HostProgram> started = new LinkedHashMap<>();
    private boolean closed;
    private boolean kept;

    RunPrograms(Launcher launcher, AbortCheck guard) {
        this.launcher = launcher;
        this.commands = new RunCommands(launcher);
        this.guard = guard;
    }

    @Override
    public Program start(ProgramSpec spec) {
        HostProgram program = register(spec);
        try {
            Wait.atMost(spec.startLimit()).abortIf(program).abortIf(this).until(spec.ready());
        } catch (RuntimeException e) {
            throw discard(program, spec, e);
        }
        if (!program.isAlive()) {
            throw discard(program, spec, null);
        }
        return program;
    }

    /**
     * Launches under the lock, so that a concurrent {@link #close()} either sees the process or
     * keeps it from starting.
     */
    private synchronized HostProgram register(ProgramSpec spec) {
        if (closed) {
            throw new ProgramFailed("cannot start " + spec.name() + ": the run is being closed");
        }
        if (started.containsKey(spec.name())) {
            throw new IllegalArgumentException(
                    "a program named " + spec.name() + " was started before in this run");
        }
        guard.reasonToAbort()
                .ifPresent(
                        reason -> {
                            throw new ProgramFailed("cannot start " + spec.name() + ": " + reason);
                        });
        HostProgram program =
                new HostProgram(spec, launcher.launch(spec), launcher.folder().log(spec.name()));
        started.put(spec.name(), program);
        return program;
    }

    private ProgramFailed discard(HostProgram program, ProgramSpec spec, RuntimeException cause) {
        String message =
                program.reasonToAbort()
                        .map(
                                reason ->
                                        "while it was waited for: "
                                                + spec.ready().name()
                                                + ": "
                                                + reason)
                        .orElseGet(() -> notReady(program, cause));
        ProgramFailed failure = new ProgramFailed(message, cause);
        try {
            program.stop(StopOrder.grace(program.rank()));
        } catch (ProgramFailed e) {
            failure.addSuppressed(e);
        }
        synchronized (this) {
            started.remove(program.name());
        }
        return failure;
    }

    private static String notReady(HostProgram program, RuntimeException cause) {
        return "%s did not get ready: %s; %s"
                .formatted(program.name(), cause.getMessage(), LogTail.describe(program.log()));
    }

    @Override
    public Finished run(CommandSpec command) {
        return commands.run(command);
    }

    @Override
    public synchronized Optional<Program> find(String name) {
        return Optional.ofNullable(started.get(name));
    }

    @Override
    public List<Program> all() {
        return List.copyOf(snapshot());
    }

    @Override
    public Optional<String> reasonToAbort() {
        return Stream.concat(Stream.of(guard.reasonToAbort()), deaths())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<Optional<String>> deaths() {
        return snapshot().stream().map(HostProgram::diedUnasked);
    }

    /** Lets them run on, whoever closes this: a cluster does so too, and knows nothing of it. */
    synchronized void keep() {
        kept = true;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (kept) {
                return;
            }
        }
        Failures failures = new Failures("not every program could be stopped");
        for (HostProgram program : StopOrder.of(snapshot())) {
            failures.attempt(() -> program.stop(StopOrder.grace(program.rank())));
        }
        failures.throwIfAny();
    }

    private synchronized List<HostProgram> snapshot() {
        return List.copyOf(started.values());
    }
}
