package dev.relapse.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A command that ends by itself.
 *
 * @param command the executable and its arguments
 * @param environment added to a clean environment, as for a {@link ProgramSpec}
 * @param input what it reads from standard input; empty for nothing
 * @param limit how long it may take
 */
public record CommandSpec(
        List<String> command,
        Map<String, String> environment,
        Optional<String> input,
        Duration limit) {

    public CommandSpec {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("nothing to execute");
        }
        environment = Map.copyOf(environment);
        Objects.requireNonNull(input, "input");
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a limit is positive: " + limit);
        }
    }
}
