package dev.relapse.artifact.image;

import dev.relapse.artifact.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the head of a Linux program says.
 *
 * @param arch in the words of Go; a machine that Relapse does not know is a number
 * @param interpreter the dynamic linker that it needs; empty for one that needs no libraries
 * @see <a href="https://man7.org/linux/man-pages/man5/elf.5.html">elf(5)</a>
 */
record ElfHeader(String arch, Optional<String> interpreter) {

    private static final int MAGIC = 0x7f454c46;
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int MOST_PROGRAM_HEADERS = 128;
    private static final int LONGEST_PATH = 4096;
    private static final int SEGMENT_INTERPRETER = 3;
    private static final byte CLASS_64 = 2;
    private static final byte LITTLE_ENDIAN = 1;

    /**
     * Of a file.
     *
     * @throws UnavailableException when it is no such program
     */
    static ElfHeader of(Path file) throws UnavailableException, IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer head = read(channel, 0, HEADER);
            if (head.limit() < HEADER
                    || head.order(ByteOrder.BIG_ENDIAN).getInt(0) != MAGIC
                    || head.get(4) != CLASS_64
                    || head.get(5) != LITTLE_ENDIAN) {
                throw new UnavailableException("it is no 64-bit program of Linux");
            }
            head.order(ByteOrder.LITTLE_ENDIAN);
            return new ElfHeader(arch(head.getShort(18)), interpreter(channel, head));
        }
    }

    private static String arch(short machine) {
        return switch (machine) {
            case 62 -> "amd64";
            case 183 -> "arm64";
            default -> String.valueOf(machine);
        };
    }

    private static Optional<String> interpreter(FileChannel channel, ByteBuffer head)
            throws IOException {
        long table = head.getLong(32);
        int size = head.getShort(54);
        int count = Math.min(head.getShort(56), MOST_PROGRAM_HEADERS);
        for (int i = 0; i < count; i++) {
            ByteBuffer segment = read(channel, table + (long) i * size, PROGRAM_HEADER);
            if (segment.limit() == PROGRAM_HEADER && segment.getInt(0) == SEGMENT_INTERPRETER) {
                int length = (int) Math.min(segment.getLong(32), LONGEST_PATH);
                ByteBuffer path = read(channel, segment.getLong(8), Math.max(length, 0));
                String text = StandardCharsets.UTF_8.decode(path).toString();
                return Optional.of(text.replaceFirst("\0.*$", ""));
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer read(FileChannel channel, long position, int length)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (position < 0) {
            return buffer.limit(0);
        }
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, position + buffer.position());
        }
        return buffer.flip();
    }
}
