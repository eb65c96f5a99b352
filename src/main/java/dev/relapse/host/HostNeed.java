package dev.relapse.host;

import java.util.Optional;

/** Something that the machine itself must offer, because a scenario cannot bring it along. */
public interface HostNeed {

    /** In a few words, such as {@code root}. */
    String inWords();

    /** What is missing and how to get it, or empty when it is there. Free of side effects. */
    Optional<Missing> missing();

    /**
     * What a machine lacks.
     *
     * @param reason one sentence without a full stop
     * @param remedy what to do about it
     */
    record Missing(String reason, String remedy) {}
}
