package dev.relapse.cluster.k3s;

import dev.relapse.cluster.docker.EngineTrouble;
import dev.relapse.process.ProgramFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.testcontainers.containers.ContainerLaunchException;

/** Says in one sentence why the node of a k3s cluster was not started. */
final class StartFailure {

    private static final String ENDED = "the node's program ended with exit code ";

    private StartFailure() {}

    /** The failure of a start whose program ended by itself. */
    static IllegalStateException ended(long exitCode, Throwable cause) {
        return new IllegalStateException(ENDED + exitCode, cause);
    }

    /** What the engine or a wait said, below Testcontainers' own wrapping. */
    static String reason(Throwable failure) {
        Throwable reason = failure;
        if (failure instanceof ContainerLaunchException) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof ContainerLaunchException && cause.getCause() != null) {
                    reason = cause.getCause();
                }
            }
        }
        return reason.getMessage() == null ? reason.toString() : reason.getMessage();
    }

    /**
     * The error of a start that did not succeed.
     *
     * @param spec what was to be started
     * @param failed with the end of the node's log
     */
    static ProgramFailed of(NodeSpec spec, ProgramFailed failed) {
        if (!Files.exists(spec.failure())) {
            // Ended from outside, and so without a word.
            return failed;
        }
        String reason = read(spec);
        Optional<EngineTrouble> trouble = EngineTrouble.in(reason, spec.address());
        if (trouble.isPresent()) {
            return new ProgramFailed(
                    "the k3s cluster could not be created: %s; Docker said: %s"
                            .formatted(trouble.get().means(), trouble.get().line()),
                    failed);
        }
        return new ProgramFailed(
                "the k3s cluster could not be created: %s; %s"
                        .formatted(
                                reason.startsWith(ENDED)
                                        ? "%s; is %s an image of k3s?"
                                                .formatted(reason, spec.image())
                                        : reason,
                                failed.getMessage()),
                failed);
    }

    private static String read(NodeSpec spec) {
        try {
            return Files.readString(spec.failure());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + spec.failure(), e);
        }
    }
}
