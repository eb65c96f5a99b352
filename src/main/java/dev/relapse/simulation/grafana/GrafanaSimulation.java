package dev.relapse.simulation.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The simulation's entry point: it serves until it is killed. */
@Command(
        name = "grafana-simulation",
        mixinStandardHelpOptions = true,
        description = "Simulates folders and dashboards of Grafana 7.5's HTTP API.")
public final class GrafanaSimulation implements Callable<Integer> {

    @Option(
            names = "--address",
            required = true,
            description = "Loopback address to listen on (Grafana's http_addr).")
    private String address;

    @Option(
            names = "--port",
            required = true,
            description = "Port to listen on (Grafana's http_port).")
    private int port;

    @Option(
            names = "--admin",
            required = true,
            description = "A file that holds <user>:<password> of the only user.")
    private Path admin;

    @Spec private CommandSpec spec;

    private GrafanaSimulation() {}

    /** Starts serving, or prints one line to standard error and exits with 1 or 2. */
    public static void main(String[] arguments) {
        int code = new CommandLine(new GrafanaSimulation()).execute(arguments);
        // The server's threads keep the process alive; after a failure nothing may.
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws IOException {
        try {
            GrafanaServer.start(address, port, Admin.parse(Files.readString(admin)));
            return 0;
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
        }
    }
}
