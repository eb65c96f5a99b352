package dev.relapse.cluster.realnodes;

import dev.relapse.evidence.EvidenceSource;
import java.nio.file.Path;

/** What each kind of cluster does in its own way with nodes that are containers. */
public interface Nodes {

    /**
     * Puts the images of an archive on every node.
     *
     * @param archive in the format of {@code docker save}
     * @throws dev.relapse.process.ProgramFailed with what the kind's command said
     */
    void load(Path archive);

    /** The end of what the control plane's node logged, for the message when it is not Ready. */
    String lastWords();

    /** Logs of the nodes and of their pods. */
    EvidenceSource logs();
}
