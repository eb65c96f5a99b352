package dev.relapse.simulation.draino.flags;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Reads a command line as kingpin v2.2.6 does: flags and positional arguments in any order, and
 * {@code --no-} before every switch.
 */
public final class KingpinArguments {

    private KingpinArguments() {}

    /**
     * A parser for the command; bad input ends the process with status 1, as kingpin does.
     *
     * @param command an object with picocli's annotations
     */
    public static CommandLine parser(Object command) {
        CommandLine parser = new CommandLine(command);
        parser.setExpandAtFiles(false);
        parser.setTrimQuotes(false);
        parser.setParameterExceptionHandler(KingpinArguments::refuse);
        return parser;
    }

    /**
     * Refuses a value given to a switch. Kingpin reads {@code --evict-statefulset-pods=false} as
     * the switch turned on plus a node condition called {@code false}, which nobody means.
     */
    public static void refuseSwitchValues(CommandLine parser, List<String> arguments) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String flag = equals < 0 ? "" : argument.substring(0, equals);
            if (switches(parser).anyMatch(flag::equals)) {
                String off = flag.startsWith("--no-") ? flag : "--no-" + flag.substring(2);
                throw new ParameterException(
                        parser,
                        argument
                                + ": a switch takes no value (draino would turn it on and take the"
                                + " rest for a node condition): write "
                                + flag
                                + " or "
                                + off);
            }
        }
    }

    private static Stream<String> switches(CommandLine parser) {
        return parser.getCommandSpec().options().stream()
                .filter(OptionSpec::negatable)
                .map(OptionSpec::longestName)
                .flatMap(name -> Stream.of(name, "--no-" + name.substring(2)));
    }

    /** Prints one line to standard error, as kingpin does; the answer is the exit status. */
    public static int refuse(ParameterException refused, String[] arguments) {
        refused.getCommandLine().getErr().println("draino: error: " + refused.getMessage());
        return 1;
    }
}
