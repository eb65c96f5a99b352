package dev.relapse.pki;

import java.nio.file.Path;

/**
 * A kubeconfig of the run (0600).
 *
 * @param file the file
 * @param user the certificate's common name
 */
public record Kubeconfig(Path file, String user) {}
