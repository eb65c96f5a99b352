package dev.relapse.cluster.docker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an engine's refusal to start a container means for the user.
 *
 * @param means in words that end with what to do
 * @param line that of the engine's from which it is known
 */
public record EngineTrouble(String means, String line) {

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
                                    + " PATH, whose docker asks for less"));

    /**
     * Finds it in what was said, if it is one that is known.
     *
     * @param address where the cluster's ports are on the host
     */
    public static Optional<EngineTrouble> in(String said, String address) {
        for (Known known : ALL) {
            Matcher matcher = known.said.matcher(said);
            if (matcher.find()) {
                return Optional.of(
                        new EngineTrouble(known.means.formatted(address), lineOf(said, matcher)));
            }
        }
        return Optional.empty();
    }

    private static String lineOf(String said, Matcher matcher) {
        int from = said.lastIndexOf('\n', matcher.start()) + 1;
        int to = said.indexOf('\n', matcher.end());
        return said.substring(from, to < 0 ? said.length() : to).strip();
    }
}
