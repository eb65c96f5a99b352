package dev.relapse.evidence;

import java.nio.file.Path;

/** Something that is written to the replay's evidence folder before anything is torn down. */
public interface EvidenceSource {

    /** What it is, for the message when it could not be taken. */
    String name();

    /**
     * Writes its files.
     *
     * @param folder the evidence folder; exists
     * @throws Exception when it cannot be taken; the other sources are still asked
     */
    void collectInto(Path folder) throws Exception;
}
