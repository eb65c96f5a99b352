package dev.relapse.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Prometheus rule file.
 *
 * @param name a file name without a folder
 * @param content YAML, as Prometheus reads it
 */
public record RuleFile(String name, String content) {

    public RuleFile {
        if (name.isBlank() || name.contains("/")) {
            throw new IllegalArgumentException("not the name of a rule file: '" + name + "'");
        }
    }

    /**
     * A file as it is.
     *
     * @throws IllegalArgumentException naming a file that cannot be read
     */
    public static RuleFile of(Path file) {
        try {
            return new RuleFile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("the rule file cannot be read: " + file, e);
        }
    }
}
