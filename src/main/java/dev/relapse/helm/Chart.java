package dev.relapse.helm;

import dev.relapse.verdict.Candidates;
import dev.relapse.verdict.ChartRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A chart that a team is about to ship, as it is asked for by {@code
 * -Dcandidate.<release>.chart=<reference>} and its further options.
 *
 * @param release the name that it is rendered under
 * @param reference where it comes from, as it was given
 * @param version which of its versions, or that it must be this one
 * @param namespace of the release
 * @param values files of values, in order; may be none
 */
public record Chart(
        String release,
        String reference,
        Optional<String> version,
        String namespace,
        List<Path> values) {

    private static final int LONGEST_NAME = 53;

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException naming the option that is wrong, and what to do
     */
    public Chart {
        values = List.copyOf(values);
        // What Helm demands of a release (pkg/chartutil/validate_name.go).
        if (!release.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?") || release.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "%s: '%s' is no name of a release; it has small letters, digits and '-'"
                            .formatted(option(release, "chart"), release));
        }
        if (!namespace.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")) {
            throw new IllegalArgumentException(
                    "%s=%s is no name of a namespace"
                            .formatted(option(release, "namespace"), namespace));
        }
        for (Path file : values) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException(
                        "%s: there is no file %s".formatted(option(release, "values"), file));
            }
        }
        Origin origin = Origin.of(option(release, "chart"), release, reference);
        if (origin.kind().hasVersions() && version.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s=%s holds more than one version; say which: %s=<version>"
                            .formatted(
                                    option(release, "chart"),
                                    reference,
                                    option(release, "version")));
        }
    }

    Origin origin() {
        return Origin.of(option("chart"), release, reference);
    }

    /**
     * Nothing where it lies on this machine.
     *
     * @throws IllegalArgumentException where it has to be fetched, saying what to do instead
     */
    public void requireLocal() {
        if (origin().kind().isRemote()) {
            throw new IllegalArgumentException(
                    "%s=%s is elsewhere, and relapse.offline forbids fetching it; pull it and name its archive"
                            .formatted(option("chart"), reference));
        }
    }

    /** The option that says something of it. */
    public String option(String what) {
        return option(release, what);
    }

    private static String option(String release, String what) {
        return "-D" + Candidates.PROPERTY + release + "." + what;
    }

    /** It as it was rendered. */
    ChartRecord rendered(String name, String itsVersion) {
        return new ChartRecord(
                release,
                reference,
                name,
                itsVersion,
                namespace,
                values.stream().map(Path::toString).toList());
    }
}
