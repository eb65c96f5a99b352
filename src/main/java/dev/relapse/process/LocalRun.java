package dev.relapse.process;

import dev.relapse.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * A run on this host (Linux). Safe for use by several threads.
 *
 * <p>While it is open, this JVM ends with the JVM that started it, and on SIGINT, SIGTERM and
 * System.exit the run is closed first. Not found by the reaper, and so not ended with the run, is a
 * process that throws its environment away (sudo, env -i) or takes another user's identity.
 */
public final class LocalRun implements Run {

    private final RunId id;
    private final RunFolder folder;
    private final Ports ports;
    private final AddressClaim claim;
    private final Reaper reaper;
    private final RunPrograms programs;
    private final ParentWatch parentWatch;
    private final OrderlyEnd orderlyEnd;
    private boolean kept;
    private boolean closed;

    private LocalRun(AddressClaim claim, Reaper reaper, RunFolder folder) {
        this.claim = claim;
        this.reaper = reaper;
        this.folder = folder;
        this.id = claim.id();
        this.ports = new Ports(id.address());
        this.programs = new RunPrograms(new Launcher(id, folder), reaper);
        this.parentWatch = ParentWatch.start();
        this.orderlyEnd = new OrderlyEnd(this::close);
    }

    /**
     * Opens a run whose folder is {@code relapse-<id>} in java.io.tmpdir.
     *
     * @throws ProgramFailed when the reaper cannot start or no address is free; nothing is left
     */
    public static LocalRun open() {
        return openIn(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** As {@link #open()}, with the folder in {@code parent}, an existing folder. */
    static LocalRun openIn(Path parent) {
        SecureRandom random = new SecureRandom();
        AddressClaim claim = AddressClaim.first(() -> RunId.random(random));
        RunFolder folder = RunFolder.in(parent, claim.id());
        try {
            // First of all: from here on a SIGKILL at any moment leaves nothing behind.
            Reaper reaper = Reaper.start(claim.id(), folder);
            try {
                RemoveScript.write(claim.id(), folder);
                LocalRun run = new LocalRun(claim, reaper, folder);
                run.orderlyEnd.arm();
                return run;
            } catch (RuntimeException e) {
                reaper.close();
                throw e;
            }
        } catch (RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    @Override
    public String id() {
        return id.hex();
    }

    @Override
    public Path folder() {
        return folder.path();
    }

    @Override
    public String address() {
        return id.address();
    }

    @Override
    public int port(int preferred) {
        return ports.next(preferred);
    }

    @Override
    public Programs programs() {
        return programs;
    }

    @Override
    public synchronized void undoneBy(String name, String script) {
        if (closed) {
            throw new ProgramFailed("run " + id.hex() + " is closed; nothing can be made for it");
        }
        Path file = folder.removals().resolve(name);
        try {
            AtomicFile.write(file, script);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** {@inheritDoc} The same stands in kept.txt in the folder. */
    @Override
    public synchronized String keep(String howToReach) {
        if (closed) {
            throw new IllegalStateException(
                    "run " + id.hex() + " is closed; nothing is left to keep");
        }
        String note =
                "Run %s was kept in %s%nReach it:  %s%nRemove it: %s%n"
                        .formatted(id.hex(), folder.path(), howToReach, folder.removeScript());
        try {
            Files.writeString(folder.keptNote(), note);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.keptNote(), e);
        }
        reaper.keep();
        programs.keep();
        kept = true;
        return note;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ProgramFailed when something is left, after everything was tried
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Failures failures = new Failures("run " + id.hex() + " was not cleaned up");
        if (!kept) {
            failures.attempt(programs::close);
        }
        failures.attempt(this::dismissReaper);
        failures.attempt(claim::close);
        failures.attempt(parentWatch::close);
        failures.attempt(orderlyEnd::close);
        failures.throwIfAny();
    }

    private void dismissReaper() {
        if (reaper.reasonToAbort().isPresent() && !kept) {
            // Somebody killed it: a second one does its work.
            RemoveScript.run(folder);
            return;
        }
        reaper.close();
    }
}
