package dev.relapse.artifact.catalogue;

import dev.relapse.artifact.registry.ImageReference;
import dev.relapse.data.MalformedFileException;
import dev.relapse.data.SchemaCheckedYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads one component's folder and refuses whatever is wrong with it. */
final class ComponentReader {

    static final String FILE = "component.yaml";

    private final SchemaCheckedYaml yaml =
            SchemaCheckedYaml.against(ComponentReader.class, "component.schema.json");

    /**
     * The component of a folder.
     *
     * @throws MalformedFileException naming the file, the key and what to do
     */
    ComponentRecipe read(Path folder) {
        ComponentRecipe component = recipe(folder);
        new ComponentRules(folder.resolve(FILE), component).check(folder.getFileName().toString());
        return component;
    }

    /**
     * Another version of a component, from {@code versions/<version>} in its folder.
     *
     * @throws MalformedFileException as {@link #read}
     */
    ComponentRecipe readVersion(Path folder, ComponentRecipe pinned) {
        ComponentRecipe component = recipe(folder);
        ComponentRules rules = new ComponentRules(folder.resolve(FILE), component);
        rules.check(pinned.name());
        rules.checkVersion(folder.getFileName().toString(), pinned.version());
        return component;
    }

    private ComponentRecipe recipe(Path folder) {
        Data data = yaml.read(folder.resolve(FILE), Data.class);
        return new ComponentRecipe(
                data.name(),
                data.version(),
                folder,
                data.programs().stream().map(ProgramData::recipe).toList());
    }

    private record Data(String name, String version, List<ProgramData> programs) {}

    /** As the YAML has it: what is left out is null. */
    private record ProgramData(
            String name,
            String image,
            String imagePath,
            GoModuleRecipe goModule,
            WheelRecipe pythonWheel,
            SimulationRecipe simulation) {

        ProgramRecipe recipe() {
            return new ProgramRecipe(
                    name,
                    imageRecipe(),
                    Optional.ofNullable(goModule),
                    Optional.ofNullable(pythonWheel),
                    Optional.ofNullable(simulation));
        }

        private Optional<ImageRecipe> imageRecipe() {
            return Optional.ofNullable(image)
                    .map(ImageReference::parse)
                    .map(reference -> new ImageRecipe(reference, Optional.ofNullable(imagePath)));
        }
    }
}
