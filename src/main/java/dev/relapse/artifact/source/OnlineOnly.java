package dev.relapse.artifact.source;

import java.util.Objects;

/** Keeps a source that may use the network from being asked when the user is offline. */
public final class OnlineOnly implements ArtifactSource {

    private final ArtifactSource source;
    private final boolean offline;

    public OnlineOnly(ArtifactSource source, boolean offline) {
        this.source = Objects.requireNonNull(source, "source");
        this.offline = offline;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Answer ask(Wanted wanted) {
        return offline
                ? new Answer.Refusal("not asked, because relapse.offline is set")
                : source.ask(wanted);
    }
}
