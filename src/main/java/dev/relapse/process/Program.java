package dev.relapse.process;

import dev.relapse.wait.AbortCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A program of ours that was started. As an {@link AbortCheck} it fires once the program is dead.
 */
public interface Program extends AbortCheck {

    /** The name from its {@link ProgramSpec}. */
    String name();

    long pid();

    boolean isAlive();

    /**
     * Says that its end, whenever it comes, is something that the scenario looks for: from now on
     * it is no reason to abort the replay.
     */
    void mayEnd();

    /** How it ended: 128 plus the signal when one ended it. Empty while it runs. */
    OptionalInt exitCode();

    /** Standard output and error, interleaved. */
    Path log();

    /** SIGKILL, as a fault that a scenario injects; the program stays registered as dead. */
    void kill();

    /** SIGTERM, then SIGKILL after {@code grace}. Does nothing when it is dead already. */
    void stop(Duration grace);
}
