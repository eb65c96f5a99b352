package dev.relapse.process;

import java.util.List;

/**
 * A command that has ended.
 *
 * @param command what was executed
 * @param exitCode 128 plus the signal when one ended it
 * @param output its standard output
 * @param errors its standard error
 */
public record Finished(List<String> command, int exitCode, String output, String errors) {

    public Finished {
        command = List.copyOf(command);
    }

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** The lines of its standard output that are not blank, without blanks around them. */
    public List<String> lines() {
        return output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Everything that it said, errors last. */
    public String said() {
        return (output + errors).strip();
    }

    /**
     * This, when it succeeded.
     *
     * @throws ProgramFailed with its exit code and what it said, when it did not
     */
    public Finished orFail() {
        if (!succeeded()) {
            throw new ProgramFailed(
                    "%s: %s; it said: %s"
                            .formatted(
                                    String.join(" ", command),
                                    new ExitStatus(exitCode).describe(),
                                    said()));
        }
        return this;
    }
}
