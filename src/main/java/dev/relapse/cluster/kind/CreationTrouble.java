package dev.relapse.cluster.kind;

import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in one sentence why {@code kind create cluster} failed. */
final class CreationTrouble {

    private static final int LAST_LINES = 15;

    /** What the engine, or kind, says; and what it means for the user. */
    private record Known(Pattern said, String means) {
        Known(String said, String means) {
            this(Pattern.compile(said), means);
        }
    }

    private static final List<Known> ALL =
            List.of(
                    new Known(
                            "(?:address already in use|port is already allocated)",
                            "a port of %s was taken by another program meanwhile; run it again"),
                    new Known(
                            "no space left on device",
                            "the disk of Docker is full; free some space, for example with: docker system prune"),
                    new Known(
                            "unable to apply caps: operation not permitted",
                            "Docker may not run privileged containers on this machine; put ci/offline first on"
                                    + " PATH, whose docker asks for less"),
                    new Known(
                            "could not find a log line that matches",
                            "the node's own system did not start; is %s an image for nodes of kind?"));

    private CreationTrouble() {}

    /**
     * The error of a creation that did not succeed.
     *
     * @param create how it ended
     * @param address where the cluster's ports are on the host
     * @param image the node image
     */
    static ProgramFailed of(Finished create, String address, String image) {
        String said = create.said();
        if (create.exitCode() > 128) {
            return new ProgramFailed(
                    "kind create cluster was ended half way by signal %d; what it had made is removed; it had said: %s"
                            .formatted(create.exitCode() - 128, end(said)));
        }
        for (Known known : ALL) {
            Matcher matcher = known.said.matcher(said);
            if (matcher.find()) {
                String subject = known.means.contains("image") ? image : address;
                return new ProgramFailed(
                        "the kind cluster could not be created: %s; kind said: %s"
                                .formatted(known.means.formatted(subject), lineOf(said, matcher)));
            }
        }
        return new ProgramFailed(
                "the kind cluster could not be created (exit code %d); kind said last: %s"
                        .formatted(create.exitCode(), end(said)));
    }

    private static String lineOf(String said, Matcher matcher) {
        int from = said.lastIndexOf('\n', matcher.start()) + 1;
        int to = said.indexOf('\n', matcher.end());
        return said.substring(from, to < 0 ? said.length() : to).strip();
    }

    private static String end(String said) {
        List<String> lines = said.lines().toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LAST_LINES))
                .collect(Collectors.joining("\n"));
    }
}
