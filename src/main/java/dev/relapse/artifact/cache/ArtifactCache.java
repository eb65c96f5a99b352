package dev.relapse.artifact.cache;

import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.progress.BuildProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Executables that were had before. An entry appears whole or not at all, is made by one builder at
 * a time on this machine, and is checked against its sha256 whenever it is given out.
 */
public final class ArtifactCache {

    private final Path home;
    private final BuildProgress progress;

    public ArtifactCache(Path home, BuildProgress progress) {
        this.home = Objects.requireNonNull(home, "home");
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /** Whether there is an entry, its content unread. */
    public boolean has(EntryKey key) {
        return entry(key).exists();
    }

    /** Its file, content unread: for a look at it, and never to be executed. */
    public Path unchecked(EntryKey key) {
        return entry(key).file();
    }

    /** Where the entry is, or would be. */
    public Path folder(EntryKey key) {
        return key.folder(home);
    }

    /**
     * The entry, checked. A damaged one is set aside, so that it can be made anew.
     *
     * @throws UnavailableException when there is none, or none that may be executed
     */
    public CacheEntry get(EntryKey key) throws UnavailableException {
        try {
            Optional<CacheEntry> entry = entry(key).check();
            if (entry.isPresent()) {
                return entry.get();
            }
        } catch (UnavailableException damaged) {
            return getUnderLock(key);
        }
        throw new UnavailableException("no entry in " + folder(key));
    }

    /**
     * The entry, checked; made by {@code builder} when there is none.
     *
     * @throws UnavailableException when it cannot be made or kept; nothing half-made is left
     * @throws MissingArtifactException when this thread is interrupted meanwhile
     */
    public CacheEntry getOrBuild(EntryKey key, EntryBuilder builder) throws UnavailableException {
        try (EntryLock lock = lock(key, builder.work())) {
            Optional<String> refused = setAsideIfDamaged(key, lock);
            refused.ifPresent(progress::notice);
            Optional<CacheEntry> entry = refused.isPresent() ? Optional.empty() : check(key);
            return entry.isPresent() ? entry.get() : build(key, builder);
        } catch (IOException e) {
            throw unusable(e);
        } catch (InterruptedException e) {
            throw interrupted(builder.work(), e);
        }
    }

    private CacheEntry getUnderLock(EntryKey key) throws UnavailableException {
        String work = "getting " + key.program() + " " + key.version();
        try (EntryLock lock = lock(key, work)) {
            Optional<String> refused = setAsideIfDamaged(key, lock);
            if (refused.isPresent()) {
                throw new UnavailableException(refused.get());
            }
            return check(key)
                    .orElseThrow(() -> new UnavailableException("no entry in " + folder(key)));
        } catch (IOException e) {
            throw unusable(e);
        } catch (InterruptedException e) {
            throw interrupted(work, e);
        }
    }

    private CacheEntry build(EntryKey key, EntryBuilder builder)
            throws UnavailableException, IOException, InterruptedException {
        long began = System.nanoTime();
        progress.started(builder.work(), builder.estimate());
        try (Workspace workspace = Workspace.create(folder(key))) {
            EntryFolder fresh = new EntryFolder(workspace.entry(), key.program());
            builder.build(workspace.scratch(), fresh.file());
            fresh.seal(builder.source());
            Files.move(workspace.entry(), folder(key), StandardCopyOption.ATOMIC_MOVE);
        }
        CacheEntry entry =
                check(key).orElseThrow(() -> new IOException(folder(key) + " has vanished"));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        progress.finished(builder.work(), Files.size(entry.file()), took);
        return entry;
    }

    /** Why the entry was refused, if it was. Only the holder of the lock may move it. */
    private Optional<String> setAsideIfDamaged(EntryKey key, EntryLock lock) throws IOException {
        Objects.requireNonNull(lock, "lock");
        try {
            Optional<CacheEntry> unused = entry(key).check();
            return Optional.empty();
        } catch (UnavailableException damaged) {
            Path aside = entry(key).setAside();
            String sentence =
                    "the cached %s %s is damaged and will not be run: %s; it was set aside in %s"
                            .formatted(key.program(), key.version(), damaged.getMessage(), aside);
            return Optional.of(sentence);
        }
    }

    private Optional<CacheEntry> check(EntryKey key) throws UnavailableException {
        return entry(key).check();
    }

    private EntryLock lock(EntryKey key, String work) throws IOException, InterruptedException {
        Path folder = folder(key);
        Files.createDirectories(folder.getParent());
        return EntryLock.acquire(Workspace.lockFile(folder), work, progress);
    }

    private EntryFolder entry(EntryKey key) {
        return new EntryFolder(folder(key), key.program());
    }

    private UnavailableException unusable(IOException e) {
        return new UnavailableException(CacheTrouble.explain(home, e), e);
    }

    private static MissingArtifactException interrupted(String work, InterruptedException e) {
        Thread.currentThread().interrupt();
        MissingArtifactException stopped =
                new MissingArtifactException("interrupted while " + work + "; nothing was kept");
        stopped.initCause(e);
        return stopped;
    }
}
