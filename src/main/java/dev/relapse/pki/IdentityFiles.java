package dev.relapse.pki;

import java.nio.file.Path;

/**
 * Where an {@link Identity} was written.
 *
 * @param certificate PEM, 0600
 * @param key PEM, 0600
 */
public record IdentityFiles(Path certificate, Path key) {}
