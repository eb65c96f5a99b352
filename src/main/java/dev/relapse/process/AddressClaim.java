package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Supplier;

/**
 * Holds a run's loopback address against every other run.
 *
 * <p>The claim is a listening socket on one fixed port of that address. The kernel gives it to one
 * process only and takes it back when that process ends. Unlike a lock file it leaves nothing
 * behind, holds between users too, and is seen by exactly those who share the address: the
 * processes of the same network namespace.
 *
 * <p>A run that was kept loses the claim with its JVM; the ports of its programs stay theirs.
 */
final class AddressClaim implements AutoCloseable {

    /** Below the range of ephemeral ports, and without a registered service. */
    static final int PORT = 20127;

    private static final int ATTEMPTS = 64;

    private final RunId id;
    private final ServerSocket socket;

    private AddressClaim(RunId id, ServerSocket socket) {
        this.id = id;
        this.socket = socket;
    }

    /**
     * Claims the address of the first candidate that no other run has.
     *
     * @throws ProgramFailed when none of many candidates is free
     */
    static AddressClaim first(Supplier<RunId> candidates) {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RunId id = candidates.get();
            try {
                return new AddressClaim(
                        id, new ServerSocket(PORT, 1, InetAddress.getByName(id.address())));
            } catch (IOException e) {
                last = e;
            }
        }
        throw new ProgramFailed(
                "no loopback address is free for this run: port "
                        + PORT
                        + " was refused on "
                        + ATTEMPTS
                        + " addresses of 127.0.0.0/8; does a program listen on that port of every"
                        + " address?",
                last);
    }

    /** Whether a run of this network namespace holds the address of {@code id}. */
    static boolean isHeld(RunId id) {
        try (ServerSocket probe = new ServerSocket(PORT, 1, InetAddress.getByName(id.address()))) {
            return !probe.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    RunId id() {
        return id;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + id.address(), e);
        }
    }
}
