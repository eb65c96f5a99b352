package dev.relapse.simulation.autoscaler;

import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.loop.ScaleDownSimulation;
import dev.relapse.simulation.autoscaler.loop.Settings;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroupException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Stands in for {@code /cluster-autoscaler} with {@code --cloud-provider=kwok}: scale-down only.
 *
 * <p>Scale-up is not simulated. When a pod fits on no node, the log and the status ConfigMap's
 * {@code message} say so, and the pod stays where it is.
 *
 * <p>Exit codes: 2 for flags that cannot be read, 1 for anything else that ends it. At SIGTERM it
 * does what upstream does with this provider: it deletes the status ConfigMap and <em>every node of
 * its node groups</em>. A scenario that wants to keep its nodes ends it with SIGKILL.
 */
public final class ClusterAutoscalerSimulation {

    private static final int BAD_FLAGS = 2;

    private ClusterAutoscalerSimulation() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        AutoscalerFlags flags = new AutoscalerFlags();
        try {
            new CommandLine(flags).parseArgs(args);
        } catch (UnmatchedArgumentException unknown) {
            System.err.println("unknown flag: " + String.join(" ", unknown.getUnmatched()));
            return BAD_FLAGS;
        } catch (ParameterException malformed) {
            System.err.println(malformed.getMessage());
            return BAD_FLAGS;
        }
        Klog log =
                new Klog(new PrintStream(System.err, true), flags.verbosity(), Clock.systemUTC());
        try {
            return loop(flags.settings(System.getenv()), log);
        } catch (NodeGroupException | IOException | RuntimeException fatal) {
            log.fatal(describe(fatal));
            return 1;
        }
    }

    private static int loop(Settings settings, Klog log) throws NodeGroupException, IOException {
        log.info(
                1,
                "Cluster Autoscaler "
                        + settings.version().text()
                        + " (simulation of scale-down by Relapse)");
        AtomicBoolean running = new AtomicBoolean(true);
        try (ScaleDownSimulation simulation =
                new ScaleDownSimulation(settings, log, Clock.systemUTC())) {
            Runtime.getRuntime().addShutdownHook(cleanUpIf(running, simulation, log));
            simulation.run();
            return 0;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            running.set(false);
        }
    }

    private static String describe(Throwable thrown) {
        StringBuilder text = new StringBuilder(String.valueOf(thrown.getMessage()));
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause);
        }
        return text.toString();
    }

    /** Only a signal cleans up: upstream exits without it when it fails. */
    private static Thread cleanUpIf(
            AtomicBoolean running, ScaleDownSimulation simulation, Klog log) {
        return new Thread(
                () -> {
                    if (running.get()) {
                        log.info(1, "Received signal, attempting cleanup");
                        simulation.cleanUp();
                        log.info(1, "Cleaned up, exiting...");
                    }
                },
                "clean-up");
    }
}
