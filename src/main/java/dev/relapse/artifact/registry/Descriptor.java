package dev.relapse.artifact.registry;

import java.util.Objects;

/**
 * A content that a manifest names.
 *
 * @param mediaType its form
 * @param digest its name
 * @param size in bytes
 */
public record Descriptor(String mediaType, Digest digest, long size) {

    public Descriptor {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(digest, "digest");
        if (size < 0) {
            throw new IllegalArgumentException("a content cannot have %d bytes".formatted(size));
        }
    }
}
