package dev.relapse.artifact.source;

import dev.relapse.artifact.catalogue.ComponentRecipe;
import dev.relapse.artifact.catalogue.ProgramRecipe;
import java.util.Objects;

/**
 * What a source is asked for.
 *
 * @param component from the catalogue
 * @param version the upstream version that is wanted; the component's recipe may be for another
 * @param program one of the component's
 */
public record Wanted(ComponentRecipe component, String version, ProgramRecipe program) {

    public Wanted {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(program, "program");
    }

    /** Program and version, as a person says it. */
    public String spoken() {
        return program.name() + " " + version;
    }

    /** Whether the catalogue's recipe is for the very version that is wanted. */
    boolean isCatalogued() {
        return version.equals(component.version());
    }
}
