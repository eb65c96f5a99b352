package dev.relapse.report;

import java.net.URI;

/**
 * A link of a post-mortem.
 *
 * @param text what it leads to
 * @param target an http or https address; anything else is refused, since scenarios are data that
 *     may come from elsewhere
 */
public record Link(String text, URI target) {

    public Link {
        if (!"https".equals(target.getScheme()) && !"http".equals(target.getScheme())) {
            throw new IllegalArgumentException(
                    "a link must be http or https, not '" + target + "'");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("a link needs a text: " + target);
        }
    }
}
