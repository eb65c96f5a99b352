package dev.relapse.artifact.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.artifact.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The logins that {@code docker login} and its like leave in {@code ~/.docker/config.json}, or in
 * the folder that {@code DOCKER_CONFIG} names. Only credential helpers that it names are asked.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/login/#credential-stores">what is
 *     where</a>
 */
final class DockerLogins {

    private final Map<String, String> environment;

    /**
     * Those of a user.
     *
     * @param environment of the user
     */
    DockerLogins(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    Path file() {
        String folder = environment.getOrDefault("DOCKER_CONFIG", "");
        return folder.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", "/"), ".docker", "config.json")
                : Path.of(folder, "config.json");
    }

    /**
     * The login for a registry, if there is one.
     *
     * @throws UnavailableException when the file or a helper that it names is of no use
     */
    Optional<Login> find(Endpoint endpoint) throws UnavailableException, InterruptedException {
        if (Files.notExists(file())) {
            return Optional.empty();
        }
        JsonNode config = read();
        for (String name : endpoint.logins()) {
            Optional<Login> login = find(config, name);
            if (login.isPresent()) {
                return login;
            }
        }
        return Optional.empty();
    }

    private Optional<Login> find(JsonNode config, String name)
            throws UnavailableException, InterruptedException {
        String helper =
                config.path("credHelpers").path(name).asText(config.path("credsStore").asText());
        if (!helper.isEmpty()) {
            Optional<Login> kept = new CredentialHelper(helper, environment).login(name);
            if (kept.isPresent()) {
                return kept;
            }
        }
        return inFile(config.path("auths").path(name), name);
    }

    private Optional<Login> inFile(JsonNode entry, String name) throws UnavailableException {
        if (!entry.path("identitytoken").asText().isEmpty()) {
            return Optional.of(Login.ofIdentityToken(entry.path("identitytoken").asText()));
        }
        if (!entry.path("username").asText().isEmpty()) {
            return Optional.of(
                    new Login(entry.path("username").asText(), entry.path("password").asText()));
        }
        String auth = entry.path("auth").asText();
        return auth.isEmpty() ? Optional.empty() : Optional.of(decode(auth, name));
    }

    private Login decode(String auth, String name) throws UnavailableException {
        try {
            String pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new Login(pair.substring(0, colon), pair.substring(colon + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below.
        }
        throw new UnavailableException(
                "%s: auths.%s.auth is no login; log in again".formatted(file(), name));
    }

    private JsonNode read() throws UnavailableException {
        try {
            return new ObjectMapper().readTree(file().toFile());
        } catch (IOException e) {
            throw new UnavailableException(file() + " is no readable JSON; log in again", e);
        }
    }
}
