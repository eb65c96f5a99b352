package dev.relapse.artifact.catalogue;

import dev.relapse.data.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every component that Relapse knows: the folders of {@code fixtures/components}. A folder pins one
 * version; further ones of the same component are in its {@code versions/<version>}.
 */
public final class Catalogue {

    private final Path folder;
    private static final String VERSIONS = ComponentRecipe.VERSIONS;

    private final Map<String, List<ComponentRecipe>> components;

    private Catalogue(Path folder, Map<String, List<ComponentRecipe>> components) {
        this.folder = folder;
        this.components = components;
    }

    /**
     * Reads and checks them all.
     *
     * @param fixtures the folder that holds {@code components}
     * @throws MalformedFileException naming the file, the key and what to do
     */
    public static Catalogue load(Path fixtures) {
        Path folder = fixtures.resolve("components").toAbsolutePath().normalize();
        ComponentReader reader = new ComponentReader();
        Map<String, List<ComponentRecipe>> components = new TreeMap<>();
        for (Path component : subfolders(folder)) {
            List<ComponentRecipe> recipes = new ArrayList<>();
            recipes.add(reader.read(component));
            if (Files.isDirectory(component.resolve(VERSIONS))) {
                for (Path version : subfolders(component.resolve(VERSIONS))) {
                    recipes.add(reader.readVersion(version, recipes.get(0)));
                }
            }
            components.put(recipes.get(0).name(), List.copyOf(recipes));
        }
        refuseSharedPrograms(components);
        return new Catalogue(folder, Collections.unmodifiableMap(components));
    }

    /** Each at its pinned version, in the order of their names. */
    public List<ComponentRecipe> components() {
        return components.values().stream().map(recipes -> recipes.get(0)).toList();
    }

    /** The component at its pinned version. */
    public Optional<ComponentRecipe> component(String name) {
        return versions(name).stream().findFirst();
    }

    /** The component at a version, pinned or not. */
    public Optional<ComponentRecipe> component(String name, String version) {
        return versions(name).stream()
                .filter(recipe -> recipe.version().equals(version))
                .findFirst();
    }

    /** The component at every version that there is a recipe for, the pinned one first. */
    public List<ComponentRecipe> versions(String name) {
        return components.getOrDefault(name, List.of());
    }

    /** The names of every program, sorted. */
    public List<String> programs() {
        return components.values().stream()
                .flatMap(List::stream)
                .flatMap(component -> component.programs().stream())
                .map(ProgramRecipe::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** Where its folders are. */
    public Path folder() {
        return folder;
    }

    private static List<Path> subfolders(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new MalformedFileException(
                    "the catalogue %s cannot be read (%s); name the folder that holds fixtures/components"
                            .formatted(folder, e),
                    e);
        }
    }

    // A path given by the user names a program alone, so a program's name belongs to one component.
    private static void refuseSharedPrograms(Map<String, List<ComponentRecipe>> components) {
        Map<String, String> owners = new TreeMap<>();
        for (ComponentRecipe component :
                components.values().stream().flatMap(List::stream).toList()) {
            for (ProgramRecipe program : component.programs()) {
                String other = owners.put(program.name(), component.name());
                if (other != null && !other.equals(component.name())) {
                    throw new MalformedFileException(
                            "%s: program %s is in component %s too; rename one of them"
                                    .formatted(
                                            component.folder().resolve(ComponentReader.FILE),
                                            program.name(),
                                            other));
                }
            }
        }
    }
}
