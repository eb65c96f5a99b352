package dev.relapse.artifact.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The few lines of a go.mod that Relapse looks at.
 *
 * @see <a href="https://go.dev/ref/mod#go-mod-file">the format</a>
 */
public final class GoModFile {

    private final List<String> lines;

    private GoModFile(List<String> lines) {
        this.lines = lines;
    }

    public static GoModFile read(Path file) throws IOException {
        return new GoModFile(
                Files.readAllLines(file).stream()
                        .map(line -> line.replaceFirst("//.*", "").strip())
                        .toList());
    }

    /** Whether it is the module itself or requires exactly this version of it. */
    public boolean pins(String module, String version) {
        return lines.contains("module " + module)
                || lines.contains(module + " " + version)
                || lines.contains("require " + module + " " + version);
    }

    /** The least Go version it asks for, such as {@code 1.26.4}. */
    public Optional<String> goVersion() {
        return lines.stream()
                .filter(line -> line.startsWith("go "))
                .map(line -> line.substring(3).strip())
                .findFirst();
    }
}
