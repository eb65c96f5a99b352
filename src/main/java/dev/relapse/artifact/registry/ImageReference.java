package dev.relapse.artifact.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container image by its tag.
 *
 * @param registry such as {@code docker.io}, with its port if it has one
 * @param repository such as {@code istio/pilot}
 * @param tag such as {@code 1.29.6}
 */
public record ImageReference(String registry, String repository, String tag) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<registry>[a-z0-9][a-z0-9.-]*(:[0-9]+)?)"
                            + "/(?<repository>[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*)"
                            + ":(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127})");

    /**
     * From {@code registry/repository:tag}, nothing left out.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static ImageReference parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    text + " is not an image of the form registry/repository:tag");
        }
        return new ImageReference(
                matcher.group("registry"), matcher.group("repository"), matcher.group("tag"));
    }

    @Override
    public String toString() {
        return registry + "/" + repository + ":" + tag;
    }
}
