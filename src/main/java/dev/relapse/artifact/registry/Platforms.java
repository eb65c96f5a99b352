package dev.relapse.artifact.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.artifact.UnavailableException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether an image is for this machine. */
final class Platforms {

    /** Those that Relapse runs on. */
    private static final Set<String> OF_INTEREST = Set.of("linux/amd64", "linux/arm64");

    private Platforms() {}

    static Digest choose(Manifest.Index index, String platform, ImageReference image)
            throws UnavailableException {
        Digest digest = index.images().get(platform);
        if (digest == null) {
            throw new UnavailableException(
                    "%s is not for %s, only for %s"
                            .formatted(
                                    image,
                                    platform,
                                    index.images().keySet().stream()
                                            .filter(p -> !p.contains("unknown"))
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
        return digest;
    }

    static Map<String, Digest> ofInterest(Manifest.Index index) {
        Map<String, Digest> platforms = new TreeMap<>(index.images());
        platforms.keySet().retainAll(OF_INTEREST);
        return platforms;
    }

    /** An image without an index says in its configuration what it is for. */
    static void check(byte[] configuration, String platform, ImageReference image)
            throws UnavailableException {
        String actual;
        try {
            JsonNode document = new ObjectMapper().readTree(configuration);
            actual = document.path("os").asText() + "/" + document.path("architecture").asText();
        } catch (IOException e) {
            throw new UnavailableException(
                    "the configuration of %s is no JSON".formatted(image), e);
        }
        if (!actual.equals(platform)) {
            throw new UnavailableException(
                    "%s is not for %s, only for %s".formatted(image, platform, actual));
        }
    }
}
