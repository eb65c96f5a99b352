package dev.relapse.subject;

import java.nio.file.Path;

/** What an input was found in. */
public sealed interface Found permits Manifest, PlainFile {

    /** Where it was read, relative to the folder. */
    Path file();

    /** What it is and where, such as {@code DaemonSet ingress/traefik in deploy.yaml}. */
    String label();
}
