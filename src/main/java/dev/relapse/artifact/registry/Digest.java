package dev.relapse.artifact.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of a content in a registry.
 *
 * @param hex of its SHA-256, lower case
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests">the
 *     format</a>
 */
public record Digest(String hex) {

    private static final String ALGORITHM = "sha256:";

    public Digest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not the hex digits of a sha256: " + hex);
        }
    }

    /**
     * From {@code sha256:<hex>}.
     *
     * @throws IllegalArgumentException for anything else, other algorithms included
     */
    public static Digest parse(String text) {
        if (!text.startsWith(ALGORITHM)) {
            throw new IllegalArgumentException("not a digest of the form sha256:<hex>: " + text);
        }
        return new Digest(text.substring(ALGORITHM.length()));
    }

    /** Of a content. */
    public static Digest of(byte[] content) {
        try {
            return new Digest(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return ALGORITHM + hex;
    }
}
