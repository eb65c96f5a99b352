package dev.relapse.artifact.source;

import java.util.Objects;

/** Keeps a source that works from the catalogue to the version which the catalogue pins. */
public final class PinnedOnly implements ArtifactSource {

    private final ArtifactSource source;

    public PinnedOnly(ArtifactSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Answer ask(Wanted wanted) {
        return wanted.isPinned()
                ? source.ask(wanted)
                : new Answer.Refusal(
                        "the catalogue has %s at %s only"
                                .formatted(
                                        wanted.component().name(), wanted.component().version()));
    }
}
