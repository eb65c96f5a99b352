package dev.relapse.artifact.cache;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /** So many digits of the recipe tell one from the other. */
    private static final int RECIPE_LENGTH = 16;

    public EntryKey {
        for (String part : List.of(component, version, platform, program, recipe)) {
            if (!part.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
                throw new IllegalArgumentException("not a name for a cache folder: " + part);
            }
        }
    }

    /**
     * The key of an entry by the last names of its folder, or empty for a folder of another kind.
     */
    static Optional<EntryKey> of(Path names) {
        String recipe = names.getName(4).toString();
        return recipe.matches("[0-9a-f]{%d}".formatted(RECIPE_LENGTH))
                ? Optional.of(
                        new EntryKey(
                                names.getName(0).toString(),
                                names.getName(1).toString(),
                                names.getName(2).toString(),
                                names.getName(3).toString(),
                                recipe))
                : Optional.empty();
    }

    /** The folder of every entry of a cache. */
    static Path all(Path home) {
        return home.resolve("artifacts");
    }

    /** The entry's own folder; its neighbours of the same start are its lock and leftovers. */
    Path folder(Path home) {
        return all(home)
                .resolve(component)
                .resolve(version)
                .resolve(platform)
                .resolve(program)
                .resolve(recipe.substring(0, Math.min(recipe.length(), RECIPE_LENGTH)));
    }
}
