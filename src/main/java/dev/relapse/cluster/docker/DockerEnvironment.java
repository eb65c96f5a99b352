package dev.relapse.cluster.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What docker, and what asks its engine, takes from the user's environment. */
public final class DockerEnvironment {

    private static final List<String> NAMES =
            List.of(
                    "DOCKER_HOST",
                    "DOCKER_CONTEXT",
                    "DOCKER_TLS_VERIFY",
                    "DOCKER_CERT_PATH",
                    "HTTP_PROXY",
                    "HTTPS_PROXY",
                    "NO_PROXY");

    private DockerEnvironment() {}

    /**
     * Where the engine is, and the logins of registries. Nothing that names a kubeconfig.
     *
     * @param environment the user's
     * @param home the user's
     */
    public static Map<String, String> of(Map<String, String> environment, Path home) {
        Map<String, String> taken = new TreeMap<>();
        for (String name : NAMES) {
            if (environment.containsKey(name)) {
                taken.put(name, environment.get(name));
            }
        }
        // Our programs' HOME is the run's folder, and the engine's address may stand in this file.
        taken.put(
                "DOCKER_CONFIG",
                environment.getOrDefault("DOCKER_CONFIG", home.resolve(".docker").toString()));
        return taken;
    }
}
