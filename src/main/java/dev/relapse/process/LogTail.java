package dev.relapse.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a program's log, for messages. */
final class LogTail {

    private static final int LINES = 20;
    private static final int BYTES = 32 * 1024;

    private LogTail() {}

    /** "end of its log:" and at most the last 20 lines and 32 KiB of it, or why there are none. */
    static String describe(Path log) {
        try {
            if (!Files.exists(log)) {
                return "it has no log";
            }
            List<String> lines = end(log).lines().toList();
            if (lines.isEmpty()) {
                return "its log is empty";
            }
            int from = Math.max(0, lines.size() - LINES);
            return "end of its log:\n  " + String.join("\n  ", lines.subList(from, lines.size()));
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    private static String end(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            // The length is taken once: the program may be writing.
            long length = file.length();
            byte[] bytes = new byte[(int) Math.min(length, BYTES)];
            file.seek(length - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
