package dev.relapse.cluster.kind;

import dev.relapse.cluster.docker.EngineTrouble;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in one sentence why {@code kind create cluster} failed. */
final class CreationTrouble {

    private static final int LAST_LINES = 15;
    private static final String NO_SYSTEM = "could not find a log line that matches";

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
        Optional<EngineTrouble> trouble =
                EngineTrouble.in(said, address).or(() -> noSystem(said, image));
        if (trouble.isPresent()) {
            return new ProgramFailed(
                    "the kind cluster could not be created: %s; kind said: %s"
                            .formatted(trouble.get().means(), trouble.get().line()));
        }
        return new ProgramFailed(
                "the kind cluster could not be created (exit code %d); kind said last: %s"
                        .formatted(create.exitCode(), end(said)));
    }

    private static Optional<EngineTrouble> noSystem(String said, String image) {
        return said.lines()
                .filter(line -> line.contains(NO_SYSTEM))
                .findFirst()
                .map(
                        line ->
                                new EngineTrouble(
                                        "the node's own system did not start; is %s an image for nodes of kind?"
                                                .formatted(image),
                                        line.strip()));
    }

    private static String end(String said) {
        List<String> lines = said.lines().toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LAST_LINES))
                .collect(Collectors.joining("\n"));
    }
}
