package dev.relapse.cluster;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Fidelity;

/**
 * An upstream product as it ran in a replay.
 *
 * @param name the program's name
 * @param version the upstream version
 * @param fidelity real or simulated
 * @param source where its file came from
 * @param sha256 of that file
 */
public record Component(
        String name, String version, Fidelity fidelity, String source, String sha256) {

    public static Component of(Artifact artifact) {
        return new Component(
                artifact.program(),
                artifact.version(),
                artifact.fidelity(),
                artifact.source(),
                artifact.sha256());
    }
}
