package dev.relapse.artifact.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An upstream product at one version, and how its programs are had.
 *
 * @param name the name of its folder in {@code fixtures/components}
 * @param version the upstream version without a leading v
 * @param folder its folder, with go.mod and go.sum where it has a Go module; never written to
 * @param programs at least one
 */
public record ComponentRecipe(
        String name, String version, Path folder, List<ProgramRecipe> programs) {

    /** The subfolder of a component that holds its other versions. */
    public static final String VERSIONS = "versions";

    public ComponentRecipe {
        folder = folder.toAbsolutePath().normalize();
        programs = List.copyOf(programs);
    }

    public Optional<ProgramRecipe> program(String wanted) {
        return programs.stream().filter(program -> program.name().equals(wanted)).findFirst();
    }
}
