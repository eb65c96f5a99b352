package dev.relapse.artifact.cache;

import java.nio.file.Path;
import java.util.List;

/**
 * What makes two cached files the same.
 *
 * @param component the component's name
 * @param version the upstream version
 * @param platform such as {@code linux-arm64}
 * @param program the program's name, also the file's
 * @param recipe hex digest over everything that decides the file's content
 */
public record EntryKey(
        String component, String version, String platform, String program, String recipe) {

    public EntryKey {
        for (String part : List.of(component, version, platform, program, recipe)) {
            if (!part.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
                throw new IllegalArgumentException("not a name for a cache folder: " + part);
            }
        }
    }

    /** The entry's own folder; its neighbours of the same start are its lock and leftovers. */
    Path folder(Path home) {
        return home.resolve("artifacts")
                .resolve(component)
                .resolve(version)
                .resolve(platform)
                .resolve(program)
                .resolve(recipe.substring(0, Math.min(recipe.length(), 16)));
    }
}
