package dev.relapse.artifact.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For scripts: prints the path of each program that is named, one a line. What is not in the cache
 * is had from the next source, with progress on standard error.
 */
public final class ProgramPaths {

    private static final Pattern NAME = Pattern.compile("([a-z-]+)(?:@([0-9][^/]*))?/([a-z0-9-]+)");

    private ProgramPaths() {}

    /**
     * Run in the project's folder.
     *
     * @param arguments each one {@code <component>[@<version>]/<program>}
     */
    public static void main(String[] arguments) {
        ArtifactStore store = ArtifactStore.standard(Path.of("fixtures"));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String argument : arguments) {
            Matcher name = NAME.matcher(argument);
            if (!name.matches()) {
                throw new IllegalArgumentException(
                        "not <component>[@<version>]/<program>: " + argument);
            }
            out.println(store.get(name.group(1), name.group(2), name.group(3)).path());
        }
    }
}
