package dev.relapse.artifact.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody looks. */
final class Terminals {

    private Terminals() {}

    // System.console() says it of standard input and output together, and since Java 22 not even
    // that. Where there is no /proc, plain lines are the safe answer.
    static boolean isStandardError() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
