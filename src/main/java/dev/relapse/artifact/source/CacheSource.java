package dev.relapse.artifact.source;

import dev.relapse.artifact.Fidelity;
import dev.relapse.artifact.cache.ArtifactCache;
import dev.relapse.artifact.cache.EntryKey;
import dev.relapse.artifact.image.LockMode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was had before, out of an image or built, checked before it is given out again. */
public final class CacheSource implements ArtifactSource {

    private final ArtifactCache cache;
    private final EntryKeys keys;
    private final ImageEntries images;
    private final LockMode mode;

    /**
     * Over a cache.
     *
     * @param mode with {@code UPDATE}, programs that have an image are left to the registry
     */
    public CacheSource(ArtifactCache cache, EntryKeys keys, ImageEntries images, LockMode mode) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.images = Objects.requireNonNull(images, "images");
        this.mode = Objects.requireNonNull(mode, "mode");
    }

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public Answer ask(Wanted wanted) {
        if (mode == LockMode.UPDATE && wanted.program().image().isPresent()) {
            return new Answer.Refusal("not asked, because relapse.lock is update");
        }
        List<EntryKey> all =
                Stream.of(images.key(wanted), keys.of(wanted)).flatMap(Optional::stream).toList();
        if (all.isEmpty()) {
            return new Answer.Refusal("the catalogue has nothing to keep there on this machine");
        }
        return images.key(wanted)
                .filter(key -> images.trouble(wanted).isEmpty() && cache.has(key))
                .or(() -> keys.of(wanted).filter(cache::has))
                .<Answer>map(key -> offer(wanted, key))
                .orElseGet(() -> new Answer.Refusal(absent(wanted, all)));
    }

    private Answer.Offer offer(Wanted wanted, EntryKey key) {
        return new Answer.Offer(
                Fidelity.REAL,
                "cached",
                Duration.ZERO,
                () -> CachedArtifacts.of(wanted, cache.get(key)));
    }

    private String absent(Wanted wanted, List<EntryKey> all) {
        return images.trouble(wanted)
                .orElseGet(
                        () ->
                                "no entry "
                                        + all.stream()
                                                .map(key -> cache.folder(key).toString())
                                                .collect(Collectors.joining(", no entry ")));
    }
}
