package dev.relapse.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a growing text file in UTF-8 as {@code tail -f} does: each line once. A line that is still
 * being written is left for later. Thread-safe.
 */
public final class FollowedFile {

    private final Path file;
    private long read;

    /** Begins at the first line; nothing is read yet. */
    public FollowedFile(Path file) {
        this.file = file;
    }

    /**
     * The lines since the last call, in their order.
     *
     * @throws IOException when the file cannot be read
     */
    public synchronized List<String> newLines() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - read));
            channel.position(read);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            int length = wholeLines(bytes);
            read += length;
            return new String(bytes.array(), 0, length, StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static int wholeLines(ByteBuffer bytes) {
        int length = bytes.position();
        while (length > 0 && bytes.get(length - 1) != '\n') {
            length--;
        }
        return length;
    }
}
