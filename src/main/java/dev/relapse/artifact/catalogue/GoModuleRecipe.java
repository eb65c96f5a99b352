package dev.relapse.artifact.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/**
 * A program built with the local Go toolchain from the component's pinned go.mod and go.sum.
 *
 * @param module the upstream module's path
 * @param version its version in go.mod, such as {@code v1.36.3}; not always the product's
 * @param mainPackage what is built; {@code package} in the YAML
 * @param tags build tags, may be empty
 * @param ldflags linker flags, may be empty
 * @param buildSeconds a cold build on two cores
 */
public record GoModuleRecipe(
        String module,
        String version,
        @JsonProperty("package") String mainPackage,
        List<String> tags,
        String ldflags,
        int buildSeconds) {

    public GoModuleRecipe {
        tags = tags == null ? List.of() : List.copyOf(tags);
        ldflags = ldflags == null ? "" : ldflags;
    }

    public Duration estimate() {
        return Duration.ofSeconds(buildSeconds);
    }
}
