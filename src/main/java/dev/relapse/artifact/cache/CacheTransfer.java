package dev.relapse.artifact.cache;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.progress.BuildProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies entries from one cache to another, for a machine that cannot make them itself. They are
 * checked where they come from, and appear whole or not at all where they go.
 */
public final class CacheTransfer {

    private static final int NAMES_OF_A_KEY = 5;

    private final Path from;
    private final ArtifactCache source;
    private final ArtifactCache target;

    /**
     * Between two folders that are a cache's home each.
     *
     * @param from need not exist; it then has no entry
     */
    public CacheTransfer(Path from, Path to, BuildProgress progress) {
        this.from = from.toAbsolutePath().normalize();
        this.source = new ArtifactCache(this.from, progress);
        this.target = new ArtifactCache(to.toAbsolutePath().normalize(), progress);
    }

    /** Every entry there is, its content unread, in the order of their names. */
    public List<EntryKey> entries() throws IOException {
        Path all = EntryKey.all(from);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.walk(all, NAMES_OF_A_KEY)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .flatMap(folder -> keyOf(folder).stream())
                    .toList();
        }
    }

    /** The entry that holds the file; empty when none does. */
    public Optional<EntryKey> holding(Path file) {
        return keyOf(file.toAbsolutePath().normalize().getParent());
    }

    /**
     * Copies one entry, unless the target has it.
     *
     * @return whether it was copied
     * @throws UnavailableException when it is damaged, or cannot be kept
     */
    public boolean copy(EntryKey key) throws UnavailableException {
        boolean missing = !target.has(key);
        CacheEntry entry = source.get(key);
        var unused = target.getOrBuild(key, new Copy(key, entry));
        return missing;
    }

    private Optional<EntryKey> keyOf(Path folder) {
        Path all = EntryKey.all(from);
        if (!folder.startsWith(all) || all.relativize(folder).getNameCount() != NAMES_OF_A_KEY) {
            return Optional.empty();
        }
        return EntryKey.of(all.relativize(folder));
    }

    private record Copy(EntryKey key, CacheEntry entry) implements EntryBuilder {

        @Override
        public String work() {
            return "copying " + key.program() + " " + key.version();
        }

        @Override
        public String source() {
            return entry.source();
        }

        @Override
        public Duration estimate() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void build(Path workspace, Path target) throws IOException {
            Files.copy(entry.file(), target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
