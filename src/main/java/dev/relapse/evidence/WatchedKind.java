package dev.relapse.evidence;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind whose changes are kept as evidence.
 *
 * @param group the API group; empty for the core group
 * @param version such as {@code v1}
 * @param plural such as {@code horizontalpodautoscalers}
 * @param namespaced whether its objects live in namespaces
 */
public record WatchedKind(String group, String version, String plural, boolean namespaced) {

    private static final Pattern FORM =
            Pattern.compile("(?:([a-z0-9.-]+)/)?(v[a-z0-9]+)/([a-z]+)( \\(cluster\\))?");

    /** As in the objects' own {@code apiVersion}. */
    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Whether this definition defines it. */
    boolean isOf(CustomResourceDefinition definition) {
        var spec = definition.getSpec();
        return spec.getGroup().equals(group)
                && spec.getNames().getPlural().equals(plural)
                && spec.getVersions().stream()
                        .anyMatch(v -> v.getServed() && v.getName().equals(version));
    }

    /**
     * Reads {@code group/version/plural}, followed by {@code (cluster)} for a cluster-wide kind:
     * {@code v1/services}, {@code apiregistration.k8s.io/v1/apiservices (cluster)}.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static WatchedKind parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a kind to watch: '"
                            + text
                            + "'; write group/version/plural, and (cluster) behind a cluster-wide one");
        }
        String group = matcher.group(1) == null ? "" : matcher.group(1);
        return new WatchedKind(group, matcher.group(2), matcher.group(3), matcher.group(4) == null);
    }
}
