package dev.relapse.simulation.calico;

import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.links.KernelLinks;
import dev.relapse.simulation.calico.log.CalicoLog;
import dev.relapse.simulation.calico.log.Level;
import dev.relapse.simulation.calico.version.CalicoVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The simulation's entry point: calico-node's command line, for two of its parts. */
public final class CalicoNodeSimulation {

    private static final List<String> STARTUP = List.of("-startup", "--startup");
    private static final List<String> MONITOR =
            List.of("-monitor-addresses", "--monitor-addresses");

    private final Environment environment;
    private final PrintStream out;

    private CalicoNodeSimulation(Environment environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(execute(System.getenv(), System.out, arguments));
    }

    /** The exit code: 1 for bad input and wherever upstream terminates. */
    static int execute(Map<String, String> variables, PrintStream out, String... arguments) {
        return new CalicoNodeSimulation(new Environment(variables), out).run(List.of(arguments));
    }

    private int run(List<String> arguments) {
        boolean startup = arguments.stream().anyMatch(STARTUP::contains);
        boolean monitor = arguments.stream().anyMatch(MONITOR::contains);
        if (startup && monitor) {
            out.println("More than one incompatible argument provided");
            return 1;
        }
        if (arguments.size() != 1 || !(startup || monitor)) {
            out.println(
                    "No valid options provided. Usage: -startup or -monitor-addresses; this is a"
                            + " simulation of those two parts of calico-node");
            return 1;
        }
        CalicoLog log =
                CalicoLog.of(out, Clock.systemUTC(), startup ? "startup" : "monitor-addresses");
        try {
            configureLogging(log);
            NodeParts parts =
                    new NodeParts(
                            CalicoVersion.parse(environment.get(CalicoVersion.VARIABLE)),
                            environment,
                            KernelLinks.through(environment.get("PATH")),
                            log);
            Pause pause = CalicoNodeSimulation::awaitTimer;
            if (startup) {
                new Startup(parts, pause).run();
            } else {
                new MonitorAddresses(parts, pause).run();
            }
            return 0;
        } catch (Terminated e) {
            log.from("utils.go").warn("Terminating");
            return 1;
        } catch (IllegalArgumentException | IOException e) {
            out.println("ERROR: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void awaitTimer(Duration duration) throws InterruptedException {
        CountDownLatch fired = new CountDownLatch(1);
        CompletableFuture.delayedExecutor(duration.toNanos(), TimeUnit.NANOSECONDS)
                .execute(fired::countDown);
        fired.await();
    }

    private void configureLogging(CalicoLog log) {
        Optional<Level> level = Optional.of(Level.INFO);
        String text = environment.get("CALICO_STARTUP_LOGLEVEL");
        if (!text.isEmpty()) {
            level = Level.parse(text);
            if (level.isEmpty()) {
                log.error("Failed to parse log level, defaulting to info.");
            }
        }
        log.setLevel(level.orElse(Level.INFO));
        log.info("Early log level set to %s", level.orElse(Level.INFO));
    }
}
