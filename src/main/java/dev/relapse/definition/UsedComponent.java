package dev.relapse.definition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A component that a scenario runs.
 *
 * @param name its folder under {@code fixtures/components}
 * @param version the upstream version, or {@code pinned} for the one that the component itself
 *     pins, or {@code host} for what the machine has installed
 * @param fixed the version that is installed as the fix, if the scenario does that
 * @param programs those of its programs that run; empty for all of them
 * @param role why it is there, in a few words
 * @param onlyIn the variants that run it; empty when all do
 * @param onlyOn the kinds of cluster on which it runs; empty for all
 */
public record UsedComponent(
        String name,
        String version,
        Optional<String> fixed,
        List<String> programs,
        String role,
        List<String> onlyIn,
        List<String> onlyOn) {

    /** Stands for the version that the component's own folder pins. */
    public static final String PINNED = "pinned";

    /** Stands for what the machine itself has installed, whichever version that is. */
    public static final String HOST = "host";

    public UsedComponent {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(fixed, "fixed");
        Objects.requireNonNull(role, "role");
        programs = List.copyOf(programs);
        onlyIn = List.copyOf(onlyIn);
        onlyOn = List.copyOf(onlyOn);
    }

    /** Whether a replay of the variant runs it. */
    public boolean isUsedBy(Variant variant) {
        return onlyIn.isEmpty() || onlyIn.contains(variant.name());
    }

    /** Whether it runs on that kind of cluster. */
    public boolean isUsedOn(String clusterKind) {
        return onlyOn.isEmpty() || onlyOn.contains(clusterKind);
    }

    /** Whether the scenario runs that program of the component. */
    public boolean runs(String program) {
        return programs.isEmpty() || programs.contains(program);
    }
}
