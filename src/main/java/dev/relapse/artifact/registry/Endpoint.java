package dev.relapse.artifact.registry;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * Where an image is pulled from.
 *
 * @param root scheme, host and port
 * @param repository as this registry calls it
 * @param logins the names under which Docker's configuration may hold a login for it
 */
record Endpoint(URI root, String repository, List<String> logins) {

    // https://docs.docker.com/reference/cli/docker/login/: the first registry's login has the name
    // of its old API, though its new one is elsewhere.
    private static final String HUB = "docker.io";
    private static final String HUB_HOST = "registry-1.docker.io";
    private static final String HUB_LOGIN = "https://index.docker.io/v1/";

    Endpoint {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(repository, "repository");
        logins = List.copyOf(logins);
    }

    /**
     * The registry itself, or what {@code host} says: a name with an optional port and scheme.
     *
     * @throws IllegalArgumentException for plain HTTP to another machine
     */
    static Endpoint at(String host, String repository) {
        if (host.equals(HUB)) {
            String full = repository.contains("/") ? repository : "library/" + repository;
            return new Endpoint(
                    URI.create("https://" + HUB_HOST),
                    full,
                    List.of(HUB_LOGIN, "index.docker.io", HUB, HUB_HOST));
        }
        URI root = root(host);
        String authority = root.getRawAuthority();
        return new Endpoint(root, repository, List.of(authority, "https://" + authority));
    }

    /** For messages. */
    String name() {
        return root.getRawAuthority();
    }

    URI manifest(String reference) {
        return root.resolve("/v2/%s/manifests/%s".formatted(repository, reference));
    }

    URI blob(Digest digest) {
        return root.resolve("/v2/%s/blobs/%s".formatted(repository, digest));
    }

    private static URI root(String host) {
        boolean plain = Origins.isLoopback(URI.create("http://" + host.replaceFirst("^.*://", "")));
        URI root =
                URI.create(host.contains("://") ? host : (plain ? "http://" : "https://") + host);
        if (root.getHost() == null) {
            throw new IllegalArgumentException(host + " is not a host with an optional port");
        }
        if (!root.getScheme().matches("https?")) {
            throw new IllegalArgumentException(host + ": a registry speaks https; write that");
        }
        if (root.getScheme().equals("http") && !plain) {
            throw new IllegalArgumentException(
                    host + ": plain HTTP is for registries on loopback only; use https");
        }
        return root;
    }
}
