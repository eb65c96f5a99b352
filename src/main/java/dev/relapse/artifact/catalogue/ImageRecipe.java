package dev.relapse.artifact.catalogue;

import dev.relapse.artifact.registry.ImageReference;
import java.util.Objects;
import java.util.Optional;

/**
 * The official container image of a program.
 *
 * @param reference its tag
 * @param path where the program is in it, such as {@code /usr/local/bin/etcd}; without it the image
 *     is named for people only
 */
public record ImageRecipe(ImageReference reference, Optional<String> path) {

    public ImageRecipe {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(path, "path");
    }
}
