package dev.relapse.verdict;

import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.Component;
import java.util.Collection;
import java.util.stream.Collectors;

/** The verdict as a person hears it; what was simulated is always part of it. */
public final class SpokenVerdict {

    private SpokenVerdict() {}

    /** Such as {@code RECOVERED (simulated: istiod)}; plain when every component is real. */
    public static String of(Verdict verdict, Collection<Component> components) {
        String simulated =
                components.stream()
                        .filter(component -> component.fidelity() == Fidelity.SIMULATED)
                        .map(Component::name)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return simulated.isEmpty() ? verdict.name() : verdict + " (simulated: " + simulated + ")";
    }
}
