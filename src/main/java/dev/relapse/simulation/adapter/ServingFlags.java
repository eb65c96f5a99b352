package dev.relapse.simulation.adapter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Flags of the generic API server library about where and as whom to serve. */
final class ServingFlags {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--bind-address",
            defaultValue = "127.0.0.1",
            converter = LoopbackAddress.class,
            description = "Loopback address to listen on (upstream: every address).")
    private InetAddress bindAddress;

    private int securePort;

    @Option(
            names = "--tls-cert-file",
            required = true,
            converter = ExistingFile.class,
            description = "PEM certificates of the server (upstream can make its own).")
    Path certificates;

    @Option(
            names = "--tls-private-key-file",
            required = true,
            converter = ExistingFile.class,
            description = "PEM private key of the server.")
    Path key;

    @Option(names = "--secure-port", required = true, description = "Port to serve HTTPS on.")
    void setSecurePort(int port) {
        if (port < 1 || port > 65_535) {
            throw new ParameterException(
                    command.commandLine(),
                    "Invalid value for option '--secure-port': " + port + " is not 1 to 65535");
        }
        securePort = port;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(bindAddress, securePort);
    }
}
