package dev.relapse.cluster.capability;

import dev.relapse.artifact.Artifact;

/**
 * Nodes that are real: what a pod asks for really runs there. Programs of the catalogue get there
 * as images; {@link HostPrograms#artifact} has them.
 */
public interface PodImages {

    /**
     * A label of pods: the name of the program whose death ends the replay. A kubelet starts it
     * again, and the replay would go on as if nothing had happened.
     */
    String PROGRAM_LABEL = "relapse.dev/program";

    /**
     * Puts a program on every node as the only file of an image, its entrypoint; it is recorded as
     * a component of the replay.
     *
     * @param artifact one file that needs no library
     * @return the image's name, which no registry serves: its pods must not pull it
     * @throws dev.relapse.process.ProgramFailed when the nodes do not take it
     */
    String image(Artifact artifact);
}
