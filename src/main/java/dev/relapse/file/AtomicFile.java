package dev.relapse.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that a reader sees the old content or the new one, and never a part. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes {@code content} as UTF-8, making missing folders.
     *
     * @throws IOException when the folder cannot be made or written; the old file then stays
     */
    public static void write(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // In the same folder, because a move between file systems is not atomic.
        Path draft =
                folder.resolve(
                        "."
                                + file.getFileName()
                                + "."
                                + ProcessHandle.current().pid()
                                + "."
                                + Thread.currentThread().getId()
                                + ".part");
        try {
            Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
