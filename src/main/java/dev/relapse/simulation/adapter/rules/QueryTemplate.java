package dev.relapse.simulation.adapter.rules;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with placeholders between {@code <<} and {@code >>}. The adapter takes any Go template
 * there; the simulation takes plain fields and refuses everything else.
 */
final class QueryTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("<<\\s*(.*?)\\s*>>");

    private final String text;

    /**
     * A template that may use the given fields.
     *
     * @throws IllegalArgumentException if the text is blank or uses anything else
     */
    QueryTemplate(String text, Set<String> fields) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a query is missing");
        }
        PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !fields.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    "<<"
                                            + name
                                            + ">> is not simulated, only "
                                            + String.join(", ", fields.stream().sorted().toList()));
                        });
        this.text = text;
    }

    /** The text with every field replaced by its value. */
    String fill(Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> value(found, values));
    }

    private static String value(MatchResult found, Map<String, String> values) {
        return Matcher.quoteReplacement(values.get(found.group(1)));
    }
}
