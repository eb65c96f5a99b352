package dev.relapse.artifact.cache;

import java.nio.file.Path;

/**
 * A cached file whose content was just checked.
 *
 * @param file the executable
 * @param sha256 of its content
 * @param source where it came from, for a person
 */
public record CacheEntry(Path file, String sha256, String source) {}
