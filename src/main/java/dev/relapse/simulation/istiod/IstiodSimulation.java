package dev.relapse.simulation.istiod;

import dev.relapse.simulation.istiod.watch.MeshStore;
import dev.relapse.simulation.istiod.watch.MeshWatcher;
import dev.relapse.simulation.kubeconfig.NamedKubeconfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Our simulation of {@code pilot-discovery}, as a program with the flags of the real one. Runs
 * until it is told to stop by a signal.
 *
 * <p>The environment variables {@code PILOT_DEBOUNCE_AFTER} (100ms) and {@code PILOT_DEBOUNCE_MAX}
 * (10s) have upstream's meaning. Exit codes: 1 when it cannot start, 2 for a wrong command line.
 */
@Command(
        name = "pilot-discovery",
        description = "Relapse's simulation of istiod. Not the real one.",
        subcommands = IstiodSimulation.DiscoveryCommand.class)
public final class IstiodSimulation {

    private static final int STARTUP_SECONDS = 60;

    private IstiodSimulation() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command line to its end and returns the exit code. */
    static int run(String... args) {
        return commandLine().execute(args);
    }

    private static CommandLine commandLine() {
        return new CommandLine(new IstiodSimulation())
                .registerConverter(InetSocketAddress.class, IstiodSimulation::address)
                .setParameterExceptionHandler(
                        (failure, arguments) -> {
                            tell(failure.getCommandLine(), failure);
                            return CommandLine.ExitCode.USAGE;
                        })
                .setExecutionExceptionHandler(
                        (failure, command, result) -> {
                            tell(command, failure);
                            return command.getCommandSpec().exitCodeOnExecutionException();
                        });
    }

    private static void tell(CommandLine command, Exception failure) {
        command.getErr().println("istiod simulation: " + failure.getMessage());
    }

    private static InetSocketAddress address(String text) {
        try {
            return LoopbackAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** The one subcommand. */
    @Command(name = "discovery", description = "Serves discovery to sidecars.")
    static final class DiscoveryCommand implements Callable<Integer> {

        @Spec private CommandSpec spec;

        @Option(names = "--kubeconfig", required = true, paramLabel = "FILE")
        private Path kubeconfig;

        @Option(
                names = {"-n", "--namespace"},
                defaultValue = "istio-system",
                description = "Istio's root namespace (default: ${DEFAULT-VALUE}).")
        private String namespace;

        @Option(names = "--grpcAddr", required = true, paramLabel = "IP:PORT")
        private InetSocketAddress grpc;

        @Option(names = "--httpAddr", required = true, paramLabel = "IP:PORT")
        private InetSocketAddress http;

        @Option(names = "--monitoringAddr", required = true, paramLabel = "IP:PORT")
        private InetSocketAddress monitoring;

        @Option(names = "--secureGRPCAddr", defaultValue = "", description = "Only empty.")
        private String secureGrpc;

        @Option(names = "--httpsAddr", defaultValue = "", description = "Only empty.")
        private String https;

        @Override
        public Integer call() throws IOException, InterruptedException {
            refuseUnlessEmpty("--secureGRPCAddr", secureGrpc);
            refuseUnlessEmpty("--httpsAddr", https);
            if (!Files.isReadable(kubeconfig)) {
                throw new ParameterException(
                        spec.commandLine(), "--kubeconfig=" + kubeconfig + " cannot be read");
            }
            Map<String, String> environment = System.getenv();
            Duration quiet =
                    DurationVariable.read(
                            environment, "PILOT_DEBOUNCE_AFTER", Duration.ofMillis(100));
            Duration longest =
                    DurationVariable.read(
                            environment, "PILOT_DEBOUNCE_MAX", Duration.ofSeconds(10));
            MeshStore store = new MeshStore(namespace);
            Config config = NamedKubeconfig.read("--kubeconfig", kubeconfig);
            try (KubernetesClient client =
                            new KubernetesClientBuilder().withConfig(config).build();
                    Discovery discovery =
                            Discovery.start(
                                    store::snapshot, quiet, longest, grpc, http, monitoring);
                    MeshWatcher watcher = new MeshWatcher(client, store, discovery::changed)) {
                awaitSync(watcher);
                discovery.ready();
                new CountDownLatch(1).await();
            }
            return CommandLine.ExitCode.OK;
        }

        private void refuseUnlessEmpty(String flag, String value) {
            if (!value.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), flag + " is not simulated; leave it empty");
            }
        }

        private static void awaitSync(MeshWatcher watcher)
                throws IOException, InterruptedException {
            try {
                watcher.start().get(STARTUP_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new IOException(
                        "cannot list what istiod watches (are Istio's CRDs applied?): "
                                + e.getCause().getMessage(),
                        e.getCause());
            } catch (TimeoutException e) {
                throw new IOException(
                        "the API server did not list everything within " + STARTUP_SECONDS + " s",
                        e);
            }
        }
    }
}
