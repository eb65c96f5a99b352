package dev.relapse.helm;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a chart comes from.
 *
 * @param kind what its reference names
 * @param reference a path, the URL of an archive or a repository, or an OCI reference
 * @param name the chart's name; of a repository only
 */
record Origin(Kind kind, String reference, Optional<String> name) {

    private static final String OCI = "oci://";

    /** What a reference names. */
    enum Kind {
        FOLDER,
        ARCHIVE,
        ARCHIVE_URL,
        OCI,
        REPOSITORY;

        /** Whether it has to be fetched from elsewhere. */
        boolean isRemote() {
            return this == ARCHIVE_URL || hasVersions();
        }

        /** Whether the reference stands for many versions, of which one is to be named. */
        boolean hasVersions() {
            return this == OCI || this == REPOSITORY;
        }
    }

    /**
     * What a reference names. Of a repository the chart's name may stand behind a {@code #}.
     *
     * @param option for messages
     * @param release what a repository's chart is called where its URL does not say
     * @throws IllegalArgumentException when there is no such thing, or it holds a password
     */
    static Origin of(String option, String release, String reference) {
        if (reference.startsWith(OCI) || reference.matches("https?://.*")) {
            return remote(option, release, reference);
        }
        Path path = Path.of(reference);
        if (Files.isRegularFile(path.resolve("Chart.yaml"))) {
            return new Origin(Kind.FOLDER, reference, Optional.empty());
        }
        if (Files.isRegularFile(path) && isArchive(reference)) {
            return new Origin(Kind.ARCHIVE, reference, Optional.empty());
        }
        throw new IllegalArgumentException(
                "%s=%s: there is no chart; name a folder with a Chart.yaml, an archive (.tgz), oci://<registry>/<chart>, or the https:// address of an archive or a repository"
                        .formatted(option, reference));
    }

    private static Origin remote(String option, String release, String reference) {
        URI uri;
        try {
            uri = URI.create(reference);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s=%s is no address: %s".formatted(option, reference, e.getMessage()), e);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "%s: leave user and password out of the address, which the verdict repeats; log in with helm registry login, or pull the chart and name its archive"
                            .formatted(option));
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "%s=%s is no address: it names no host".formatted(option, reference));
        }
        if (reference.startsWith(OCI)) {
            return new Origin(Kind.OCI, reference, Optional.empty());
        }
        return isArchive(uri.getPath())
                ? new Origin(Kind.ARCHIVE_URL, reference, Optional.empty())
                : new Origin(
                        Kind.REPOSITORY,
                        reference.replaceAll("#.*", ""),
                        Optional.of(Optional.ofNullable(uri.getFragment()).orElse(release)));
    }

    private static boolean isArchive(String path) {
        return path.endsWith(".tgz") || path.endsWith(".tar.gz");
    }
}
