package dev.relapse.simulation.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.relapse.simulation.adapter.rules.AdapterConfig;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A simulation of the resource metrics part of <a
 * href="https://github.com/kubernetes-sigs/prometheus-adapter/tree/v0.12.0">prometheus-adapter
 * 0.12</a>, for machines that cannot have its image. It runs as a process of its own, with the
 * adapter's flags and the credentials that they name, until it is told to stop by a signal.
 */
@Command(
        name = AdapterSimulation.NAME,
        description = "Simulates the resource metrics API of prometheus-adapter 0.12.")
public final class AdapterSimulation implements Callable<Integer> {

    static final String NAME = "prometheus-adapter-simulation";

    @Mixin private ServingFlags serving;
    @Mixin private DelegationFlags delegation;

    @Option(
            names = "--prometheus-url",
            required = true,
            description = "Prometheus, http or https without credentials.")
    private URI prometheus;

    @Option(
            names = "--lister-kubeconfig",
            required = true,
            converter = ExistingFile.class,
            description = "Lists and watches nodes and pods.")
    private Path lister;

    @Option(
            names = "--config",
            required = true,
            converter = ExistingFile.class,
            description = "The adapter's configuration; only resourceRules are simulated.")
    private Path config;

    @Option(
            names = "--metrics-relist-interval",
            defaultValue = "10m",
            converter = DurationFlag.class,
            description = "Has no effect on resource metrics, upstream neither.")
    @SuppressWarnings("UnusedVariable") // only so that the flag is known and its value checked
    private Duration relistInterval;

    private AdapterSimulation() {}

    /** Starts the simulation, or prints one line to standard error and exits with 1 or 2. */
    public static void main(String[] args) {
        int code = run(new PrintWriter(System.err, true, UTF_8), args);
        // The server's threads keep the process alive; after a failure nothing may.
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(PrintWriter errors, String... args) {
        return new CommandLine(new AdapterSimulation())
                .setErr(errors)
                .setParameterExceptionHandler(
                        (error, given) -> failed(error.getCommandLine(), error, 2))
                .setExecutionExceptionHandler((error, command, given) -> failed(command, error, 1))
                .execute(args);
    }

    @Override
    public Integer call() throws Exception {
        RunningAdapter running =
                RunningAdapter.start(
                        serving, delegation, lister, prometheus, AdapterConfig.read(config));
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shutdown"));
        return 0;
    }

    private static int failed(CommandLine command, Exception error, int code) {
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        command.getErr().println(NAME + ": " + message.lines().findFirst().orElse(""));
        return code;
    }
}
