package dev.relapse.artifact.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads a tool's output as it comes and keeps its last lines. */
final class OutputTail {

    private static final int LINES = 20;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    OutputTail(InputStream output) {
        reader = new Thread(() -> read(output), "tool-output");
        reader.setDaemon(true);
        reader.start();
    }

    synchronized String last() {
        return lines.isEmpty() ? "" : lines.getLast();
    }

    /** All that is kept, once the tool has closed its output. */
    String atEnd() throws InterruptedException {
        reader.join();
        synchronized (this) {
            return String.join("\n", lines);
        }
    }

    private void read(InputStream output) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("(its output could not be read further: " + e.getMessage() + ")");
        }
    }

    private synchronized void add(String line) {
        if (!line.isBlank()) {
            lines.addLast(line);
        }
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
    }
}
