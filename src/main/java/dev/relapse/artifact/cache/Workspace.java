package dev.relapse.artifact.cache;

import dev.relapse.file.Folders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an entry is made: a folder beside its final place, on the same disk, so that one rename
 * publishes it. Used only by the holder of the entry's lock.
 */
final class Workspace implements AutoCloseable {

    private static final String MARK = ".building-";

    private final Path folder;

    private Workspace(Path folder) {
        this.folder = folder;
    }

    static Path lockFile(Path entry) {
        return entry.resolveSibling(entry.getFileName() + ".lock");
    }

    /** A new one for the entry, after those of dead builders have been cleared away. */
    static Workspace create(Path entry) throws IOException {
        sweep(entry);
        Workspace workspace =
                new Workspace(
                        Files.createTempDirectory(entry.getParent(), entry.getFileName() + MARK));
        Files.createDirectory(workspace.scratch());
        Files.createDirectory(workspace.entry());
        return workspace;
    }

    /** For sources, downloads and the like. */
    Path scratch() {
        return folder.resolve("scratch");
    }

    /** What becomes the entry. */
    Path entry() {
        return folder.resolve("entry");
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }

    // Whoever holds an entry's lock knows that every other workspace of it belongs to the dead.
    private static void sweep(Path entry) throws IOException {
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(entry.getParent(), "*" + MARK + "*")) {
            for (Path leftover : leftovers) {
                String name = leftover.getFileName().toString();
                Path owner = leftover.resolveSibling(name.substring(0, name.indexOf(MARK)));
                if (owner.equals(entry)) {
                    Folders.delete(leftover);
                } else {
                    sweepOf(owner, leftover);
                }
            }
        }
    }

    private static void sweepOf(Path owner, Path leftover) throws IOException {
        Optional<EntryLock> lock = EntryLock.tryAcquire(lockFile(owner));
        if (lock.isPresent()) {
            EntryLock held = lock.get();
            try {
                Folders.delete(leftover);
            } finally {
                held.close();
            }
        }
    }
}
