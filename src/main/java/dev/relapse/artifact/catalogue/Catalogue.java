package dev.relapse.artifact.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every component that Relapse knows: the folders of {@code fixtures/components}. */
public final class Catalogue {

    private final Path folder;
    private final Map<String, ComponentRecipe> components;

    private Catalogue(Path folder, Map<String, ComponentRecipe> components) {
        this.folder = folder;
        this.components = components;
    }

    /**
     * Reads and checks them all.
     *
     * @param fixtures the folder that holds {@code components}
     * @throws CatalogueException naming the file, the key and what to do
     */
    public static Catalogue load(Path fixtures) {
        Path folder = fixtures.resolve("components").toAbsolutePath().normalize();
        ComponentReader reader = new ComponentReader();
        Map<String, ComponentRecipe> components = new TreeMap<>();
        for (Path component : subfolders(folder)) {
            ComponentRecipe recipe = reader.read(component);
            components.put(recipe.name(), recipe);
        }
        refuseSharedPrograms(components.values());
        return new Catalogue(folder, Collections.unmodifiableMap(components));
    }

    /** In the order of their names. */
    public List<ComponentRecipe> components() {
        return List.copyOf(components.values());
    }

    public Optional<ComponentRecipe> component(String name) {
        return Optional.ofNullable(components.get(name));
    }

    /** The names of every program, sorted. */
    public List<String> programs() {
        return components.values().stream()
                .flatMap(component -> component.programs().stream())
                .map(ProgramRecipe::name)
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
            throw new CatalogueException(
                    "the catalogue %s cannot be read (%s); name the folder that holds fixtures/components"
                            .formatted(folder, e),
                    e);
        }
    }

    // A path given by the user names a program alone, so a program's name belongs to one component.
    private static void refuseSharedPrograms(Collection<ComponentRecipe> components) {
        Map<String, String> owners = new TreeMap<>();
        for (ComponentRecipe component : components) {
            for (ProgramRecipe program : component.programs()) {
                String other = owners.put(program.name(), component.name());
                if (other != null) {
                    throw new CatalogueException(
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
