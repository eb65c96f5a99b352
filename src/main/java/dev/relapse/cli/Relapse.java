package dev.relapse.cli;

import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.data.MalformedFileException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line of {@code relapse.jar}. */
@Command(
        name = "relapse",
        description = "Replays real Kubernetes post-mortems.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:as the scenario declares it",
            "1:red: a plain verdict, and not the declared one",
            "2:bad input: one line says what, where and what to do; nothing was started",
            "3:inconclusive: it could not be told, or this machine cannot carry it"
        },
        subcommands = {
            ListCommand.class,
            DoctorCommand.class,
            PlanCommand.class,
            RunCommand.class,
            CompareCommand.class,
            BundleCommand.class,
            LoadCommand.class,
            CleanCommand.class
        })
public final class Relapse {

    private Relapse() {}

    /** Runs one command and ends this JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(
                execute(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        arguments));
    }

    /** Runs one command; its exit code. */
    public static int execute(PrintWriter out, PrintWriter errors, String... arguments) {
        return new CommandLine(new Relapse())
                .setOut(out)
                .setErr(errors)
                .setParameterExceptionHandler(Relapse::refuse)
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command))
                .execute(arguments);
    }

    private static int refuse(ParameterException e, String[] arguments) {
        say(
                e.getCommandLine(),
                e.getMessage()
                        + "; see: relapse "
                        + (e.getCommandLine().getParent() == null
                                ? ""
                                : e.getCommandLine().getCommandName() + " ")
                        + "--help");
        return ExitCode.BAD_INPUT;
    }

    private static int explain(Exception e, CommandLine command) {
        boolean ofTheUser =
                e instanceof IllegalArgumentException
                        || e instanceof MalformedFileException
                        || e instanceof MissingArtifactException;
        say(command, e.getMessage() == null || !ofTheUser ? e.toString() : e.getMessage());
        return ofTheUser ? ExitCode.BAD_INPUT : ExitCode.CANNOT_TELL;
    }

    private static void say(CommandLine command, String message) {
        command.getErr().println("relapse: " + message);
    }
}
