package dev.relapse.artifact.store;

import java.nio.file.Path;

/** Gets one program: the catalogue's folder, then the component, whose program has its name. */
public final class Getter {

    private Getter() {}

    public static void main(String[] arguments) {
        System.out.println(
                ArtifactStore.standard(Path.of(arguments[0]))
                        .get(arguments[1], null, arguments[1]));
    }
}
