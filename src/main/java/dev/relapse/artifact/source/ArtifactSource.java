package dev.relapse.artifact.source;

/** One way of having programs. */
public interface ArtifactSource {

    /** Its name in messages, such as {@code cache}. */
    String name();

    /**
     * Whether it can give the program, found out quickly and without changing anything.
     *
     * @throws dev.relapse.artifact.MissingArtifactException when the user asked for exactly this
     *     source and it cannot serve, so that no other one may take its place
     */
    Answer ask(Wanted wanted);
}
