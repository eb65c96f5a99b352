package dev.relapse.artifact.source;

import dev.relapse.artifact.catalogue.ComponentRecipe;
import dev.relapse.artifact.catalogue.ProgramRecipe;
import java.util.Objects;

/**
 * What a source is asked for.
 *
 * @param component from the catalogue
 * @param version the upstream version that is wanted; it need not be the pinned one
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

    boolean isPinned() {
        return version.equals(component.version());
    }
}
