package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the processes that carry a run's mark, their children included. */
final class MarkedProcesses {

    private static final Path PROC = Path.of("/proc");

    private MarkedProcesses() {}

    /** Their numbers; those of another user cannot be looked into and are left out. */
    static List<Long> of(String runId) {
        String mark = RunId.VARIABLE + "=" + runId;
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (environment(process).contains(mark)) {
                    found.add(Long.valueOf(process.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + PROC, e);
        }
        return found;
    }

    private static List<String> environment(Path process) {
        try {
            String all = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            return Arrays.asList(all.split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }
}
