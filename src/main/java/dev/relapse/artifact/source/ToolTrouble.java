package dev.relapse.artifact.source;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Tells a tool's failure in one message: what, its own words, and what to do. */
final class ToolTrouble {

    private static final Pattern FULL_DISK =
            Pattern.compile(
                    "no space left on device|disk quota exceeded", Pattern.CASE_INSENSITIVE);

    private static final Pattern DEAD_NETWORK =
            Pattern.compile(
                    "dial tcp|no such host|i/o timeout|TLS handshake|connection (refused|reset)"
                            + "|network is unreachable|NewConnectionError|Temporary failure in name"
                            + "|Read timed out|ConnectTimeoutError|Name or service not known",
                    Pattern.CASE_INSENSITIVE);

    private ToolTrouble() {}

    static String explain(List<String> command, int exitCode, String output) {
        String tool = Path.of(command.get(0)).getFileName().toString();
        return "%s ended with %d%s%s"
                .formatted(
                        tool,
                        exitCode,
                        hint(output),
                        output.isEmpty() ? "" : "; it said last:\n" + indent(output));
    }

    private static String hint(String output) {
        if (FULL_DISK.matcher(output).find()) {
            return ": a disk is full; free some space";
        }
        if (DEAD_NETWORK.matcher(output).find()) {
            return ": the package registry cannot be reached; check the network and the proxy settings, or run on a filled cache";
        }
        return "";
    }

    private static String indent(String output) {
        return output.lines()
                .map(line -> "       " + line)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
