package dev.relapse.artifact;

import java.util.List;

/** Gives the programs of the catalogue, asking every source in the order of the design. */
public interface Artifacts {

    /**
     * The program, fetched or built when it is not in the cache yet.
     *
     * @param component the component's name: a folder of {@code fixtures/components}
     * @param version the upstream version without a leading v, or {@code null} for the pinned one
     * @param program one of the component's programs
     * @throws MissingArtifactException naming every source that was tried and why each failed
     */
    Artifact get(String component, String version, String program);

    /** The names of the component's programs, whether they can be had or not. */
    List<String> programs(String component, String version);

    /**
     * What {@link #get} would have to do, without doing it.
     *
     * @throws MissingArtifactException as {@link #get} does
     */
    ArtifactPlan plan(String component, String version, String program);
}
