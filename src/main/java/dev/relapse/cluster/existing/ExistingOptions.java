package dev.relapse.cluster.existing;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How the user opts in to a replay on a cluster that is there already.
 *
 * @param context the name of a context of the user's kubeconfig; empty when none was given
 * @param uid of that cluster's namespace kube-system, in lower case; empty when none was given
 * @param runsPlugins whether the context's credential plugin, which is a program, may be executed
 */
record ExistingOptions(Optional<String> context, Optional<String> uid, boolean runsPlugins) {

    static final String CONTEXT = "cluster.context";
    static final String UID = "cluster.uid";
    static final String EXEC = "cluster.exec";

    private static final String PREFIX = "cluster.";
    private static final String ALLOW = "allow";
    private static final Set<String> ALL = new TreeSet<>(Set.of(CONTEXT, EXEC, UID));

    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    ExistingOptions {
        uid.ifPresent(ExistingOptions::requireUid);
    }

    /**
     * Reads {@code cluster.context}, {@code cluster.uid} and {@code cluster.exec}.
     *
     * @throws IllegalArgumentException for a setting {@code cluster.*} that there is not, a UID
     *     that is none, another value of {@code cluster.exec} than {@code allow}, or a cluster that
     *     is to be kept
     */
    static ExistingOptions from(Properties properties) {
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (name.startsWith(PREFIX) && !ALL.contains(name)) {
                throw new IllegalArgumentException(
                        "-D%s: there is no such setting of -Dcluster=existing; there are %s"
                                .formatted(name, ALL));
            }
        }
        String exec = properties.getProperty(EXEC, "");
        if (!exec.isEmpty() && !exec.equals(ALLOW)) {
            throw new IllegalArgumentException(
                    "-D%s cannot be '%s'; it is %s, or left out".formatted(EXEC, exec, ALLOW));
        }
        if (properties.getProperty("relapse.keep", "never").equals("failure")) {
            throw new IllegalArgumentException(
                    "-Drelapse.keep=failure would leave things behind for others to stumble over;"
                            + " leave it out with -Dcluster=existing");
        }
        return new ExistingOptions(
                given(properties, CONTEXT),
                given(properties, UID).map(uid -> uid.toLowerCase(Locale.ROOT)),
                exec.equals(ALLOW));
    }

    private static Optional<String> given(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(name)).filter(text -> !text.isBlank());
    }

    private static void requireUid(String uid) {
        if (!FORM.matcher(uid).matches()) {
            throw new IllegalArgumentException(
                    "-D%s=%s is no UID, which reads like 01234567-89ab-cdef-0123-456789abcdef"
                            .formatted(UID, uid));
        }
    }
}
