package dev.relapse.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A command that was run in this JVM.
 *
 * @param code its exit code
 * @param out what it printed
 * @param errors what it printed to standard error
 */
public record Command(int code, String out, List<String> errors) {

    /** Runs it to its end. */
    public static Command relapse(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code =
                Relapse.execute(
                        new PrintWriter(out, true), new PrintWriter(errors, true), arguments);
        return new Command(code, out.toString(), errors.toString().lines().toList());
    }
}
