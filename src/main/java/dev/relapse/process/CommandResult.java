package dev.relapse.process;

import java.util.List;

/**
 * What a command that ran to its end has to say.
 *
 * @param command as it was executed
 * @param exitCode zero for success; 128 plus the signal when one ended it
 * @param output standard output and error, interleaved
 */
public record CommandResult(List<String> command, int exitCode, String output) {

    public CommandResult {
        command = List.copyOf(command);
    }

    /**
     * The output of a success.
     *
     * @throws ProgramFailed with the command, how it ended and its output otherwise
     */
    public String orThrow() {
        if (exitCode != 0) {
            throw new ProgramFailed(
                    "'%s' failed: %s; it said: %s"
                            .formatted(
                                    String.join(" ", command),
                                    new ExitStatus(exitCode).describe(),
                                    output.isBlank() ? "nothing" : output.strip()));
        }
        return output;
    }
}
