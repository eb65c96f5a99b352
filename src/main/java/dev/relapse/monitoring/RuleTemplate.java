package dev.relapse.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Prometheus rule file whose ranges and {@code for:} are timers, written as <code>${name}</code>.
 */
public record RuleTemplate(Path file) {

    private static final Pattern TIMER = Pattern.compile("\\$\\{([a-z][a-z0-9.-]*)}");

    /**
     * Writes the rules with every timer's value in place.
     *
     * @param folder where to; the file's name stays
     * @param valueOf the value by timer name, such as {@code 5m}; throws for a name that it does
     *     not know
     * @return the file written
     */
    public Path renderInto(Path folder, UnaryOperator<String> valueOf) throws IOException {
        Matcher matcher = TIMER.matcher(withoutComments());
        String rules = matcher.replaceAll(m -> Matcher.quoteReplacement(valueOf.apply(m.group(1))));
        Path target = folder.resolve(file.getFileName());
        return Files.writeString(target, rules);
    }

    private String withoutComments() throws IOException {
        return String.join(
                "\n",
                Files.readAllLines(file).stream()
                        .filter(line -> !line.stripLeading().startsWith("#"))
                        .toList());
    }
}
