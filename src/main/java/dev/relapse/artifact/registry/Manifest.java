package dev.relapse.artifact.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.artifact.UnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a registry holds under a tag: one image, or an index of images by platform.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">OCI's</a>
 * @see <a href="https://distribution.github.io/distribution/spec/manifest-v2-2/">Docker's</a>
 */
sealed interface Manifest {

    /** In the order of preference of those who serve several. */
    List<String> MEDIA_TYPES =
            List.of(
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json",
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.v2+json");

    /** One image; its layers from the lowest to the topmost. */
    record Image(Descriptor config, List<Descriptor> layers) implements Manifest {

        public Image {
            layers = List.copyOf(layers);
        }
    }

    /** The images by platform, such as {@code linux/amd64}, the first of each. */
    record Index(Map<String, Digest> images) implements Manifest {

        public Index {
            images = Map.copyOf(images);
        }
    }

    /**
     * Reads either.
     *
     * @param what for the message
     * @throws UnavailableException when it is neither, or says that it is both
     */
    static Manifest parse(byte[] text, String what) throws UnavailableException {
        try {
            JsonNode document = new ObjectMapper().readTree(text);
            boolean image = document.path("layers").isArray();
            boolean index = document.path("manifests").isArray();
            // https://github.com/opencontainers/distribution-spec/security/advisories/GHSA-mc8v-mgrf-8f4m
            if (image == index) {
                throw new IllegalArgumentException(
                        image
                                ? "it calls itself an image and an index"
                                : "it is neither an image nor an index; images of schema 1 are too old");
            }
            return image ? image(document) : index(document);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnavailableException(
                    "the manifest of %s cannot be used: %s".formatted(what, e.getMessage()), e);
        }
    }

    private static Image image(JsonNode document) {
        List<Descriptor> layers = new ArrayList<>();
        document.path("layers").forEach(layer -> layers.add(descriptor(layer)));
        return new Image(descriptor(document.path("config")), layers);
    }

    private static Index index(JsonNode document) {
        Map<String, Digest> images = new LinkedHashMap<>();
        for (JsonNode image : document.path("manifests")) {
            JsonNode platform = image.path("platform");
            images.putIfAbsent(
                    platform.path("os").asText() + "/" + platform.path("architecture").asText(),
                    descriptor(image).digest());
        }
        return new Index(images);
    }

    private static Descriptor descriptor(JsonNode node) {
        return new Descriptor(
                node.path("mediaType").asText(),
                Digest.parse(node.path("digest").asText()),
                node.path("size").asLong(-1));
    }
}
