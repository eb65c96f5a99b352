package dev.relapse.artifact.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.artifact.Executables;
import dev.relapse.artifact.UnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that keeps logins, where Docker's configuration names one.
 *
 * @see <a href="https://github.com/docker/docker-credential-helpers">its protocol</a>
 */
record CredentialHelper(String name, Map<String, String> environment) {

    private static final long SECONDS = 10;

    CredentialHelper {
        environment = Map.copyOf(environment);
    }

    /** What it keeps for a server, if it keeps anything. */
    Optional<Login> login(String server) throws UnavailableException, InterruptedException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new UnavailableException(
                    "the credential helper '%s' has no name".formatted(name));
        }
        Process process = start();
        try {
            // Read beside the wait: it may say more than a pipe holds.
            CompletableFuture<byte[]> output =
                    CompletableFuture.supplyAsync(() -> everythingOf(process));
            try (OutputStream in = process.getOutputStream()) {
                in.write(server.getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                // It ended without reading; its exit code tells the rest.
            }
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new UnavailableException(
                        "%s did not answer within %d s".formatted(command(), SECONDS));
            }
            return process.exitValue() == 0 ? parse(output.join()) : Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() throws UnavailableException {
        Path program =
                new Executables(environment)
                        .find(command())
                        .orElseThrow(
                                () ->
                                        new UnavailableException(
                                                command()
                                                        + ", which Docker's configuration names, is not on the PATH"));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(program.toString(), "get")
                            .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UnavailableException(
                    "%s cannot be started: %s".formatted(program, e.getMessage()), e);
        }
    }

    private Optional<Login> parse(byte[] output) throws UnavailableException {
        try {
            JsonNode answer = new ObjectMapper().readTree(output);
            String secret = answer.path("Secret").asText();
            return secret.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Login(answer.path("Username").asText(), secret));
        } catch (IOException e) {
            throw new UnavailableException(command() + " answered no JSON", e);
        }
    }

    private String command() {
        return "docker-credential-" + name;
    }

    private static byte[] everythingOf(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException closed) {
            return new byte[0];
        }
    }
}
