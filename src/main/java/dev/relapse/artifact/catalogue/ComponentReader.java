package dev.relapse.artifact.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads one component's folder and refuses whatever is wrong with it. */
final class ComponentReader {

    static final String FILE = "component.yaml";

    private final ComponentSchema schema = ComponentSchema.load();
    private final ObjectMapper mapper =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * The component of a folder.
     *
     * @throws CatalogueException naming the file, the key and what to do
     */
    ComponentRecipe read(Path folder) {
        ComponentRecipe component = recipe(folder);
        new ComponentRules(folder.resolve(FILE), component).check(folder.getFileName().toString());
        return component;
    }

    /**
     * Another version of a component, from {@code versions/<version>} in its folder.
     *
     * @throws CatalogueException as {@link #read}
     */
    ComponentRecipe readVersion(Path folder, ComponentRecipe pinned) {
        ComponentRecipe component = recipe(folder);
        ComponentRules rules = new ComponentRules(folder.resolve(FILE), component);
        rules.check(pinned.name());
        rules.checkVersion(folder.getFileName().toString(), pinned.version());
        return component;
    }

    private ComponentRecipe recipe(Path folder) {
        Path file = folder.resolve(FILE);
        JsonNode document = parse(file);
        List<String> complaints = schema.complaints(document);
        if (!complaints.isEmpty()) {
            throw new CatalogueException(file + ": " + String.join("\n  ", complaints));
        }
        Data data = convert(file, document);
        return new ComponentRecipe(
                data.name(),
                data.version(),
                folder,
                data.programs().stream().map(ProgramData::recipe).toList());
    }

    private JsonNode parse(Path file) {
        try {
            return mapper.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new CatalogueException(
                    "%s: line %d: %s; correct the YAML"
                            .formatted(file, line(e), e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new CatalogueException(file + " cannot be read: " + e, e);
        }
    }

    private Data convert(Path file, JsonNode document) {
        try {
            return mapper.treeToValue(document, Data.class);
        } catch (JsonProcessingException e) {
            throw new CatalogueException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private record Data(String name, String version, List<ProgramData> programs) {}

    /** As the YAML has it: what is left out is null. */
    private record ProgramData(
            String name,
            String image,
            GoModuleRecipe goModule,
            WheelRecipe pythonWheel,
            SimulationRecipe simulation) {

        ProgramRecipe recipe() {
            return new ProgramRecipe(
                    name,
                    Optional.ofNullable(image),
                    Optional.ofNullable(goModule),
                    Optional.ofNullable(pythonWheel),
                    Optional.ofNullable(simulation));
        }
    }
}
