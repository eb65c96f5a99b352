package dev.relapse.wait;

import java.util.Optional;

/** Something that makes further waiting pointless, such as a dead process. */
@FunctionalInterface
public interface AbortCheck {

    /** The reason to stop waiting, in one sentence, or empty while all is well. */
    Optional<String> reasonToAbort();
}
