package dev.relapse.artifact.registry;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an image's tag stands for on one platform today, every byte of it checked.
 *
 * @param image the tag
 * @param digest of the platform's own manifest
 * @param layers from the lowest to the topmost
 * @param platforms the manifests of every platform that Relapse runs on, such as {@code
 *     linux/amd64}
 */
public record PulledManifest(
        ImageReference image,
        Digest digest,
        List<Descriptor> layers,
        Map<String, Digest> platforms) {

    public PulledManifest {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(digest, "digest");
        layers = List.copyOf(layers);
        platforms = Map.copyOf(platforms);
    }

    /** Of all layers as they are sent. */
    public long bytes() {
        return layers.stream().mapToLong(Descriptor::size).sum();
    }
}
