package dev.relapse.verdict;

import java.util.List;
import java.util.Objects;

/**
 * A chart whose rendered manifests a replay has judged.
 *
 * @param release the name that it was rendered under
 * @param reference where it comes from, as it was given
 * @param name what it calls itself
 * @param version its own version
 * @param namespace of the release
 * @param values the files of values that it was rendered with, in order; may be none
 */
public record ChartRecord(
        String release,
        String reference,
        String name,
        String version,
        String namespace,
        List<String> values) {

    /** Where it is installed unless another namespace is given, as with Helm. */
    public static final String NAMESPACE = "default";

    public ChartRecord {
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(namespace, "namespace");
        values = List.copyOf(values);
    }

    /** Such as {@code chart kyverno-policies 3.5.2}. */
    public String label() {
        return "chart " + name + " " + version;
    }

    /** As options of the command line, each behind a space. */
    public String options() {
        String prefix = " -D" + Candidates.PROPERTY + release;
        return prefix
                + ".chart="
                + reference
                + prefix
                + ".version="
                + version
                + (namespace.equals(NAMESPACE) ? "" : prefix + ".namespace=" + namespace)
                + (values.isEmpty() ? "" : prefix + ".values=" + String.join(",", values));
    }
}
