package dev.relapse.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A program that runs as a process of this host. */
final class HostProgram implements Program {

    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    private final ProgramSpec spec;
    private final Process process;
    private final Path log;
    private volatile boolean endedByUs;
    private volatile boolean mayEnd;

    HostProgram(ProgramSpec spec, Process process, Path log) {
        this.spec = spec;
        this.process = process;
        this.log = log;
    }

    @Override
    public String name() {
        return spec.name();
    }

    StopRank rank() {
        return spec.rank();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void mayEnd() {
        mayEnd = true;
    }

    @Override
    public OptionalInt exitCode() {
        return isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public Optional<String> reasonToAbort() {
        if (isAlive()) {
            return Optional.empty();
        }
        return Optional.of(
                "%s %s: %s; %s"
                        .formatted(
                                name(),
                                endedByUs ? "was stopped" : "died",
                                new ExitStatus(process.exitValue()).describe(),
                                LogTail.describe(log)));
    }

    /** As {@link #reasonToAbort()}, but silent about an end that we brought about or look for. */
    Optional<String> diedUnasked() {
        return endedByUs || mayEnd ? Optional.empty() : reasonToAbort();
    }

    @Override
    public void kill() {
        if (isAlive()) {
            endedByUs = true;
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            awaitEnd();
        }
    }

    @Override
    public void stop(Duration grace) {
        if (!isAlive()) {
            return;
        }
        endedByUs = true;
        // Taken before the end: orphans can no longer be told from anybody else's processes.
        List<ProcessHandle> descendants = process.descendants().toList();
        spec.ending().ask(process.toHandle());
        if (!endsWithin(grace)) {
            process.destroyForcibly();
            awaitEnd();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private void awaitEnd() {
        if (!endsWithin(KILL_LIMIT)) {
            throw new ProgramFailed(
                    "%s (pid %d) has not ended after SIGKILL".formatted(name(), pid()));
        }
    }

    private boolean endsWithin(Duration limit) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    // An interrupted test must not leave a program running; the flag is restored.
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
