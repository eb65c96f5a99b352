package dev.relapse.artifact.source;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.cache.CacheEntry;
import java.util.List;

/** Makes artifacts of cache entries. */
final class CachedArtifacts {

    private CachedArtifacts() {}

    static Artifact of(Wanted wanted, CacheEntry entry) {
        return new Artifact(
                wanted.component().name(),
                wanted.program().name(),
                wanted.version(),
                Fidelity.REAL,
                entry.source(),
                entry.sha256(),
                List.of(entry.file().toString()));
    }
}
