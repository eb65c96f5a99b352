package dev.relapse.simulation.draino.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of antonmedv/expr v1.8.8 that upstream's page and tests use: labels, texts, lists,
 * {@code == != in && and || or ! not} and parentheses. A label that is absent reads as the empty
 * text, as in a Go map.
 */
final class LabelExpressionParser {

    private interface Value extends Function<Map<String, String>, Object> {}

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")|(==|!=|&&|\\|\\||[!().,\\[\\]])|(\\w+))");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    LabelExpressionParser(String text) {
        this.text = text;
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group().strip());
            end = token.end();
        }
        if (!text.substring(end).isBlank()) {
            throw refused("cannot read '" + text.substring(end).strip() + "'");
        }
    }

    Predicate<Map<String, String>> parse() {
        Predicate<Map<String, String>> filter = either();
        if (next < tokens.size()) {
            throw refused("did not expect '" + tokens.get(next) + "'");
        }
        return filter;
    }

    private Predicate<Map<String, String>> either() {
        Predicate<Map<String, String>> left = both();
        while (take("||") || take("or")) {
            left = left.or(both());
        }
        return left;
    }

    private Predicate<Map<String, String>> both() {
        Predicate<Map<String, String>> left = single();
        while (take("&&") || take("and")) {
            left = left.and(single());
        }
        return left;
    }

    private Predicate<Map<String, String>> single() {
        if (take("!") || take("not")) {
            return single().negate();
        }
        if (take("(")) {
            Predicate<Map<String, String>> inner = either();
            expect(")");
            return inner;
        }
        return comparison();
    }

    private Predicate<Map<String, String>> comparison() {
        Value left = value();
        if (take("==")) {
            Value right = value();
            return labels -> left.apply(labels).equals(right.apply(labels));
        }
        if (take("!=")) {
            Value right = value();
            return labels -> !left.apply(labels).equals(right.apply(labels));
        }
        boolean negated = take("not");
        expect("in");
        Value right = value();
        return labels -> contains(right.apply(labels), left.apply(labels)) != negated;
    }

    private boolean contains(Object container, Object element) {
        if (container instanceof Map<?, ?> map) {
            return map.containsKey(element);
        }
        if (container instanceof Collection<?> list) {
            return list.contains(element);
        }
        throw refused("'in' needs metadata.labels or a list on its right");
    }

    private Value value() {
        if (take("[")) {
            return list();
        }
        String token = advance();
        if (isText(token)) {
            String constant = unquoted(token);
            return labels -> constant;
        }
        if (!token.equals("metadata")) {
            throw refused(
                    "the simulation knows only texts, lists and metadata.labels here, not '"
                            + token
                            + "'");
        }
        expect(".");
        expect("labels");
        return label();
    }

    private Value label() {
        if (take("[")) {
            String key = unquoted(advance());
            expect("]");
            return labels -> labels.getOrDefault(key, "");
        }
        if (take(".")) {
            String key = advance();
            return labels -> labels.getOrDefault(key, "");
        }
        return labels -> labels;
    }

    private Value list() {
        List<String> elements = new ArrayList<>();
        while (!take("]")) {
            elements.add(unquoted(advance()));
            if (!take(",")) {
                expect("]");
                break;
            }
        }
        return labels -> elements;
    }

    private String unquoted(String token) {
        if (!isText(token)) {
            throw refused("expected a text in quotes, not '" + token + "'");
        }
        return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private static boolean isText(String token) {
        return token.startsWith("'") || token.startsWith("\"");
    }

    private boolean take(String token) {
        boolean found = next < tokens.size() && tokens.get(next).equals(token);
        if (found) {
            next++;
        }
        return found;
    }

    private void expect(String token) {
        if (!take(token)) {
            String found = next < tokens.size() ? "'" + tokens.get(next) + "'" : "the end";
            throw refused("expected '" + token + "' before " + found);
        }
    }

    private String advance() {
        if (next >= tokens.size() || WORDS.contains(tokens.get(next))) {
            throw refused("expected a value");
        }
        return tokens.get(next++);
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(
                "Failed to parse node label expression \"" + text + "\": " + why);
    }
}
