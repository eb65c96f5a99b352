package dev.relapse.artifact.source;

import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.cache.ArtifactCache;
import dev.relapse.artifact.cache.EntryKey;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What was had before, checked before it is given out again. */
public final class CacheSource implements ArtifactSource {

    private final ArtifactCache cache;
    private final EntryKeys keys;

    public CacheSource(ArtifactCache cache, EntryKeys keys) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.keys = Objects.requireNonNull(keys, "keys");
    }

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public Answer ask(Wanted wanted) {
        Optional<EntryKey> key = keys.of(wanted);
        if (key.isEmpty()) {
            return new Answer.Refusal("the catalogue has nothing to keep there on this machine");
        }
        if (!cache.has(key.get())) {
            return new Answer.Refusal("no entry " + cache.folder(key.get()));
        }
        return new Answer.Offer(
                Fidelity.REAL,
                "cached",
                Duration.ZERO,
                () -> CachedArtifacts.of(wanted, cache.get(key.get())));
    }
}
