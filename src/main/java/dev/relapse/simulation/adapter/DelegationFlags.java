package dev.relapse.simulation.adapter;

import dev.relapse.simulation.adapter.auth.RequestHeaderConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Flags of the generic API server library about delegated authentication and authorization. */
final class DelegationFlags {

    @Option(
            names = "--authentication-kubeconfig",
            required = true,
            converter = ExistingFile.class,
            description = "Reads ConfigMap kube-system/extension-apiserver-authentication.")
    Path authentication;

    @Option(
            names = "--authorization-kubeconfig",
            required = true,
            converter = ExistingFile.class,
            description = "Creates subjectaccessreviews.authorization.k8s.io.")
    Path authorization;

    @Option(
            names = "--requestheader-client-ca-file",
            converter = ExistingFile.class,
            description = "PEM authorities of the front proxy, instead of the ConfigMap's.")
    private Path clientCa;

    @Option(names = "--requestheader-allowed-names", split = ",")
    private List<String> allowedNames = List.of();

    @Option(names = "--requestheader-username-headers", split = ",", defaultValue = "x-remote-user")
    private List<String> usernameHeaders;

    @Option(names = "--requestheader-group-headers", split = ",", defaultValue = "x-remote-group")
    private List<String> groupHeaders;

    @Option(
            names = "--requestheader-extra-headers-prefix",
            split = ",",
            defaultValue = "x-remote-extra-")
    private List<String> extraHeaderPrefixes;

    /** What the flags say of the front proxy, if they name its certificate authority. */
    Optional<RequestHeaderConfig> requestHeader() {
        return Optional.ofNullable(clientCa)
                .map(
                        file ->
                                new RequestHeaderConfig(
                                        read(file),
                                        allowedNames,
                                        usernameHeaders,
                                        groupHeaders,
                                        extraHeaderPrefixes));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
