package dev.relapse.monitoring;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Prometheus rule file whose ranges and {@code for:} are timers, written as <code>${name}</code>.
 */
public record RuleTemplate(Path file) {

    private static final Pattern TIMER = Pattern.compile("\\$\\{([a-z][a-z0-9.-]*)}");

    /**
     * The rules with every timer's value in place.
     *
     * @param valueOf the value by timer name, such as {@code 5m}; throws for a name that it does
     *     not know
     * @throws IllegalArgumentException naming a file that cannot be read
     */
    public RuleFile render(UnaryOperator<String> valueOf) {
        RuleFile template = RuleFile.of(file);
        String rules =
                template.content()
                        .lines()
                        .filter(line -> !line.stripLeading().startsWith("#"))
                        .collect(Collectors.joining("\n", "", "\n"));
        Matcher timers = TIMER.matcher(rules);
        return new RuleFile(
                template.name(),
                timers.replaceAll(m -> Matcher.quoteReplacement(valueOf.apply(m.group(1)))));
    }
}
