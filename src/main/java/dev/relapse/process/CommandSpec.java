package dev.relapse.process;

import java.time.Duration;
import java.util.List;

/**
 * A command that ends by itself, such as {@code ip link}.
 *
 * @param command the executable and its arguments
 * @param input its standard input; may be empty
 * @param limit how long it may take
 */
public record CommandSpec(List<String> command, String input, Duration limit) {

    private static final Duration SHORT = Duration.ofSeconds(20);

    public CommandSpec {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("nothing to execute");
        }
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a limit is positive: " + limit);
        }
    }

    /** Without input, and done within seconds. */
    public static CommandSpec of(String... command) {
        return new CommandSpec(List.of(command), "", SHORT);
    }

    /** The same with that input. */
    public CommandSpec withInput(String newInput) {
        return new CommandSpec(command, newInput, limit);
    }

    /** The same input and limit for another command. */
    public CommandSpec withCommand(List<String> newCommand) {
        return new CommandSpec(newCommand, input, limit);
    }
}
