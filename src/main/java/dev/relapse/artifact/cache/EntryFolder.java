package dev.relapse.artifact.cache;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** One entry on disk: the executable, and beside it {@code entry}, with its sha256 and source. */
final class EntryFolder {

    private static final String RECORD = "entry";

    private final Path folder;
    private final String program;

    EntryFolder(Path folder, String program) {
        this.folder = folder;
        this.program = program;
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    Path file() {
        return folder.resolve(program);
    }

    /** Writes the record, from the file as it is now. */
    void seal(String source) throws IOException {
        Files.writeString(folder.resolve(RECORD), Sha256.of(file()) + "\n" + source + "\n");
    }

    /**
     * The entry if there is one.
     *
     * @throws UnavailableException when it is damaged
     */
    Optional<CacheEntry> check() throws UnavailableException {
        if (!exists()) {
            return Optional.empty();
        }
        try {
            List<String> record = Files.readAllLines(folder.resolve(RECORD));
            if (record.size() != 2) {
                throw new UnavailableException("its record " + folder.resolve(RECORD) + " is cut");
            }
            String actual = Sha256.of(file());
            if (!actual.equals(record.get(0))) {
                throw new UnavailableException(
                        "sha256 of %s is %s, but %s was recorded"
                                .formatted(file(), actual, record.get(0)));
            }
            if (!Files.isExecutable(file())) {
                throw new UnavailableException(file() + " is not executable");
            }
            return Optional.of(new CacheEntry(file(), actual, record.get(1)));
        } catch (IOException e) {
            throw new UnavailableException("cannot read " + e.getMessage(), e);
        }
    }

    /** Moves a damaged entry out of the way, replacing an earlier one. */
    Path setAside() throws IOException {
        Path aside = folder.resolveSibling(folder.getFileName() + ".damaged");
        Folders.delete(aside);
        return Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
    }
}
