package dev.relapse.artifact.registry;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.cache.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Pulls images. Whatever it gives out has the digest that was asked for, and comes or fails in
 * bounded time.
 *
 * <p>It speaks the protocol itself, over the JDK's HTTP client. jib-core has a client too, but
 * keeps it for itself (only {@code com.google.cloud.tools.jib.api} is promised to stay), takes its
 * time limits and its trust from the whole JVM, and has no limit for a body that stalls.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">the
 *     protocol</a>
 */
public final class RegistryClient {

    private final Mirrors mirrors;
    private final AuthorizedHttp http;

    /**
     * A client for any registry.
     *
     * @param environment of the user: where Docker's configuration is, what its credential helpers
     *     see, and the proxy
     * @throws IllegalArgumentException when the settings name a file that holds no authorities
     */
    public RegistryClient(
            RegistrySettings settings, Map<String, String> environment, RegistryLimits limits) {
        this.mirrors = settings.mirrors();
        BoundedHttp bounded =
                new BoundedHttp(
                        Trust.with(settings.authority()),
                        new EnvironmentProxy(environment),
                        limits);
        this.http =
                new AuthorizedHttp(bounded, new Authorizer(bounded, new DockerLogins(environment)));
    }

    /**
     * What the image's tag stands for today.
     *
     * @param platform such as {@code linux/amd64}
     * @throws UnavailableException when it cannot be had, or is not for that platform
     */
    public PulledManifest resolve(ImageReference image, String platform)
            throws UnavailableException, InterruptedException {
        Endpoint endpoint = mirrors.endpoint(image);
        byte[] text = manifest(endpoint, image.tag());
        if (Manifest.parse(text, image.toString()) instanceof Manifest.Index index) {
            Digest digest = Platforms.choose(index, platform, image);
            byte[] own = manifest(endpoint, digest.toString());
            check(Digest.of(own), digest, "the manifest of " + image, endpoint);
            return new PulledManifest(
                    image, digest, layers(own, image), Platforms.ofInterest(index));
        }
        Manifest.Image single = image(text, image);
        Platforms.check(configuration(endpoint, single, image), platform, image);
        Digest digest = Digest.of(text);
        return new PulledManifest(image, digest, single.layers(), Map.of(platform, digest));
    }

    /**
     * Downloads one of the image's layers.
     *
     * @param file where it is to be; not yet there
     * @throws UnavailableException when it does not come whole and unchanged
     */
    public void download(ImageReference image, Descriptor layer, Path file)
            throws UnavailableException, InterruptedException, IOException {
        Endpoint endpoint = mirrors.endpoint(image);
        Reply reply = http.get(endpoint, endpoint.blob(layer.digest()), file, layer.size());
        String what = "layer %s of %s".formatted(layer.digest(), image);
        if (!reply.isOk()) {
            throw new UnavailableException(
                    "%s answered %s for %s".formatted(endpoint.name(), reply.spoken(), what));
        }
        if (Files.size(file) != layer.size()) {
            throw new UnavailableException(
                    "%s sent %d bytes of %s, which has %d"
                            .formatted(endpoint.name(), Files.size(file), what, layer.size()));
        }
        check(new Digest(Sha256.of(file)), layer.digest(), what, endpoint);
    }

    private byte[] manifest(Endpoint endpoint, String reference)
            throws UnavailableException, InterruptedException {
        Reply reply =
                http.get(
                        endpoint,
                        endpoint.manifest(reference),
                        String.join(", ", Manifest.MEDIA_TYPES));
        if (!reply.isOk()) {
            throw new UnavailableException(
                    "%s answered %s for %s:%s"
                            .formatted(
                                    endpoint.name(),
                                    reply.spoken(),
                                    endpoint.repository(),
                                    reference));
        }
        return reply.body();
    }

    private byte[] configuration(Endpoint endpoint, Manifest.Image single, ImageReference image)
            throws UnavailableException, InterruptedException {
        Digest digest = single.config().digest();
        Reply reply = http.get(endpoint, endpoint.blob(digest), "*/*");
        if (!reply.isOk()) {
            throw new UnavailableException(
                    "%s answered %s for the configuration of %s"
                            .formatted(endpoint.name(), reply.spoken(), image));
        }
        check(Digest.of(reply.body()), digest, "the configuration of " + image, endpoint);
        return reply.body();
    }

    private static List<Descriptor> layers(byte[] text, ImageReference image)
            throws UnavailableException {
        return image(text, image).layers();
    }

    private static Manifest.Image image(byte[] text, ImageReference image)
            throws UnavailableException {
        if (Manifest.parse(text, image.toString()) instanceof Manifest.Image single) {
            return single;
        }
        throw new UnavailableException("the index of %s names another index".formatted(image));
    }

    private static void check(Digest actual, Digest expected, String what, Endpoint endpoint)
            throws UnavailableException {
        if (!actual.equals(expected)) {
            throw new UnavailableException(
                    "%s came from %s as %s; it was changed or damaged on the way and is not used"
                            .formatted(what, endpoint.name(), actual));
        }
    }
}
