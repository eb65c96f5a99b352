package dev.relapse.subject;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the team's that holds no object of Kubernetes, such as containerd's configuration.
 *
 * @param file where it was read, relative to the folder
 * @param text what is in it
 */
public record PlainFile(Path file, String text) implements Found {

    public PlainFile {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String label() {
        return file.toString();
    }

    /** The first group of the first line that the expression matches as a whole. */
    Optional<String> line(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return text.lines()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .findFirst();
    }
}
