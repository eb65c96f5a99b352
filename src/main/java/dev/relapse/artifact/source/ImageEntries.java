package dev.relapse.artifact.source;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.cache.ArtifactCache;
import dev.relapse.artifact.cache.CacheEntry;
import dev.relapse.artifact.cache.EntryKey;
import dev.relapse.artifact.catalogue.ImageRecipe;
import dev.relapse.artifact.catalogue.ProgramRecipe;
import dev.relapse.artifact.image.ImageLock;
import dev.relapse.artifact.image.Linkage;
import dev.relapse.artifact.progress.BuildProgress;
import dev.relapse.artifact.registry.Digest;
import dev.relapse.artifact.registry.ImageReference;
import dev.relapse.artifact.registry.PulledManifest;
import dev.relapse.artifact.registry.RegistryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The programs out of images in the cache, under the digest that their image is locked to. */
public final class ImageEntries {

    private static final Object LOCK_FILES = new Object();

    private final ArtifactCache cache;
    private final EntryKeys keys;
    private final Platform platform;
    private final BuildProgress progress;
    private final Linkage linkage;

    public ImageEntries(
            ArtifactCache cache, EntryKeys keys, Platform platform, BuildProgress progress) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.platform = Objects.requireNonNull(platform, "platform");
        this.progress = Objects.requireNonNull(progress, "progress");
        this.linkage = new Linkage(platform.arch());
    }

    /** What the program's image must be on this machine. */
    Optional<Digest> locked(Wanted wanted) {
        return wanted.program()
                .image()
                .map(ImageRecipe::reference)
                .flatMap(image -> lock(wanted).digest(image, platform.slashed()));
    }

    Path lockFile(Wanted wanted) {
        return lock(wanted).file();
    }

    /** The key under which the program is, or would be, with the digest that is locked. */
    Optional<EntryKey> key(Wanted wanted) {
        return locked(wanted).flatMap(digest -> keys.image(wanted, digest));
    }

    /**
     * Why the program in the cache cannot run here; empty when it can or is not there. A damaged
     * one may be set aside.
     */
    Optional<String> trouble(Wanted wanted) {
        Optional<EntryKey> key = key(wanted).filter(cache::has);
        if (key.isEmpty() || !isDynamic(key.get())) {
            return Optional.empty();
        }
        try {
            return linkage.trouble(cache.get(key.get()).file());
        } catch (UnavailableException e) {
            progress.notice(e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while looking at it");
        }
    }

    // Most programs are not, and need no reading from end to end.
    private boolean isDynamic(EntryKey key) {
        try {
            return linkage.inspect(cache.unchecked(key)).isPresent();
        } catch (IOException | UnavailableException damaged) {
            // Found and told when it is to be given out.
            return false;
        }
    }

    /**
     * Holds the tag to the lock.
     *
     * @throws UnavailableException when it stands for something else today
     */
    void refuseUnlessLocked(Wanted wanted, PulledManifest manifest) throws UnavailableException {
        Digest locked = locked(wanted).orElseThrow();
        if (!locked.equals(manifest.digest())) {
            throw new UnavailableException(
                    "its tag stands for %s on %s today, but %s has %s; find out who changed it and why, then run once with -Drelapse.lock=update to take it"
                            .formatted(
                                    manifest.digest(),
                                    platform.slashed(),
                                    lockFile(wanted),
                                    locked));
        }
    }

    ImagePull pull(Wanted wanted, PulledManifest manifest, RegistryClient registry) {
        String path = wanted.program().image().flatMap(ImageRecipe::path).orElseThrow();
        return new ImagePull(wanted, path, manifest, registry, linkage, progress);
    }

    /** The program, pulled unless it is in the cache. */
    Artifact deliver(Wanted wanted, PulledManifest manifest, ImagePull pull)
            throws UnavailableException {
        return artifact(wanted, entry(wanted, manifest, pull));
    }

    /** The same, and the lock says so afterwards. */
    Artifact deliverAndLock(Wanted wanted, PulledManifest manifest, ImagePull pull)
            throws UnavailableException {
        CacheEntry entry = entry(wanted, manifest, pull);
        record(wanted, manifest);
        return artifact(wanted, entry);
    }

    private CacheEntry entry(Wanted wanted, PulledManifest manifest, ImagePull pull)
            throws UnavailableException {
        return cache.getOrBuild(keys.image(wanted, manifest.digest()).orElseThrow(), pull);
    }

    private Artifact artifact(Wanted wanted, CacheEntry entry) throws UnavailableException {
        try {
            Optional<String> trouble = linkage.trouble(entry.file());
            if (trouble.isPresent()) {
                throw new UnavailableException(
                        "%s cannot run here: %s".formatted(wanted.spoken(), trouble.get()));
            }
            return CachedArtifacts.of(wanted, entry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while looking at it", e);
        }
    }

    private void record(Wanted wanted, PulledManifest manifest) throws UnavailableException {
        Set<ImageReference> known =
                wanted.component().programs().stream()
                        .map(ProgramRecipe::image)
                        .flatMap(Optional::stream)
                        .map(ImageRecipe::reference)
                        .collect(Collectors.toSet());
        synchronized (LOCK_FILES) {
            ImageLock lock = lock(wanted);
            Optional<Digest> before = lock.digest(manifest.image(), platform.slashed());
            try {
                lock.record(manifest.image(), manifest.platforms(), known);
            } catch (IOException e) {
                throw new UnavailableException(
                        "%s cannot be written: %s".formatted(lock.file(), e.getMessage()), e);
            }
            if (!before.equals(Optional.of(manifest.digest()))) {
                progress.notice(
                        "%s: %s for %s is locked to %s%s"
                                .formatted(
                                        lock.file(),
                                        manifest.image(),
                                        platform.slashed(),
                                        manifest.digest(),
                                        before.map(old -> ", it was " + old).orElse("")));
            }
        }
    }

    private static ImageLock lock(Wanted wanted) {
        return ImageLock.of(wanted.component().folder());
    }
}
