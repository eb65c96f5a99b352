package dev.relapse.cluster.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What a process listens on, as {@code ss} sees it. */
final class ListeningSockets {

    private static final Pattern COLUMNS = Pattern.compile("\\s+");

    private ListeningSockets() {}

    /** Local addresses with ports. */
    static List<String> of(long pid) throws IOException, InterruptedException {
        Process ss = new ProcessBuilder("ss", "-Hltnup").redirectErrorStream(true).start();
        String sockets = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ss.waitFor() != 0) {
            throw new IllegalStateException("ss failed: " + sockets);
        }
        return sockets.lines()
                .filter(line -> line.contains("pid=" + pid + ","))
                .map(line -> COLUMNS.split(line.trim(), -1)[4])
                .toList();
    }
}
