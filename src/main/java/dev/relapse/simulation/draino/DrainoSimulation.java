package dev.relapse.simulation.draino;

import dev.relapse.simulation.draino.flags.DrainoFlags;
import dev.relapse.simulation.draino.flags.KingpinArguments;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The simulation's entry point: draino's command line, until it is killed or loses its lock. */
@Command(
        name = "draino",
        mixinStandardHelpOptions = true,
        description = "Cordons and drains nodes with bad conditions. A simulation of draino.")
public final class DrainoSimulation implements Callable<Integer> {

    @Mixin private DrainoFlags flags;

    @Spec private CommandSpec spec;

    public static void main(String[] arguments) {
        // The library's elector repeats, with a stack trace, what the lock logs in one line.
        System.setProperty("org.slf4j.simpleLogger.log." + LeaderElector.class.getName(), "error");
        System.exit(execute(arguments));
    }

    /** The exit status: 1 for bad input, a refused start or a lost lock. */
    static int execute(String... arguments) {
        CommandLine parser = KingpinArguments.parser(new DrainoSimulation());
        try {
            KingpinArguments.refuseSwitchValues(parser, List.of(arguments));
        } catch (ParameterException refused) {
            return KingpinArguments.refuse(refused, arguments);
        }
        return parser.execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (RunningDraino draino = RunningDraino.start(flags)) {
            return draino.awaitEnd();
        } catch (IllegalArgumentException | IOException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
        }
    }
}
