package dev.relapse.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The recipe of a component that tests judge versions of. */
final class OperatorRecipe {

    private OperatorRecipe() {}

    static void write(Path folder, String version) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("component.yaml"),
                """
                name: operator
                version: %1$s
                programs:
                  - name: operator
                    image: example.org/operator:v%1$s
                    imagePath: /operator
                """
                        .formatted(version));
    }
}
