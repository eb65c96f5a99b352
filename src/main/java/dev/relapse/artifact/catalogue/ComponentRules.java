package dev.relapse.artifact.catalogue;

import dev.relapse.artifact.image.ImageLock;
import dev.relapse.data.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** What a JSON schema cannot say about a component. */
final class ComponentRules {

    private final Path file;
    private final ComponentRecipe component;

    ComponentRules(Path file, ComponentRecipe component) {
        this.file = file;
        this.component = component;
    }

    /**
     * What holds for every version, its image.lock included; {@code folder} is the name of the
     * component's folder.
     */
    void check(String folder) {
        require(
                component.name().equals(folder),
                "name",
                "is %s, but the folder is called %s; make them equal"
                        .formatted(component.name(), folder));
        ImageLock unused = ImageLock.of(component.folder());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < component.programs().size(); i++) {
            ProgramRecipe program = component.programs().get(i);
            String key = "programs[%d]".formatted(i);
            require(
                    names.add(program.name()),
                    key + ".name",
                    "is %s for the second time; give every program its own name"
                            .formatted(program.name()));
            checkSources(key, program);
        }
    }

    /** What holds for a version beside the pinned one; its folder is called like it. */
    void checkVersion(String folder, String pinned) {
        require(
                component.version().equals(folder),
                "version",
                "is %s, but the folder is called %s; make them equal"
                        .formatted(component.version(), folder));
        require(
                !component.version().equals(pinned),
                "version",
                "is %s, which the component's own folder pins; remove one of them"
                        .formatted(pinned));
    }

    private void checkSources(String key, ProgramRecipe program) {
        boolean built = program.goModule().isPresent();
        boolean unpacked = program.pythonWheel().isPresent();
        boolean imaged = program.image().flatMap(ImageRecipe::path).isPresent();
        require(
                built || unpacked || imaged || program.simulation().isPresent(),
                key,
                "has no source; add image with imagePath, goModule, pythonWheel or simulation");
        require(
                !(built && unpacked),
                key,
                "has both goModule and pythonWheel; keep the one that is to be used");
        program.goModule().ifPresent(module -> checkPins(key + ".goModule", module));
    }

    private void checkPins(String key, GoModuleRecipe module) {
        Path goMod = component.folder().resolve("go.mod");
        require(
                Files.isRegularFile(goMod)
                        && Files.isRegularFile(component.folder().resolve("go.sum")),
                key,
                "needs go.mod and go.sum beside component.yaml; add both");
        try {
            require(
                    GoModFile.read(goMod).pins(module.module(), module.version()),
                    key + ".version",
                    "is %s, but go.mod does not require %s at that version; make them agree"
                            .formatted(module.version(), module.module()));
        } catch (IOException e) {
            throw new MalformedFileException(goMod + " cannot be read: " + e, e);
        }
    }

    private void require(boolean holds, String key, String complaint) {
        if (!holds) {
            throw new MalformedFileException("%s: %s %s".formatted(file, key, complaint));
        }
    }
}
