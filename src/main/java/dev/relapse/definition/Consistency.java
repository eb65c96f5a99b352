package dev.relapse.definition;

import dev.relapse.cluster.BlastRadius;
import dev.relapse.verdict.Control;
import dev.relapse.verdict.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the parts of a scenario's data demand of each other, beyond what its schema can say. */
final class Consistency {

    /** The kind of cluster that a replay shares with others. */
    static final String SHARED = "existing";

    private Consistency() {}

    /** What a scenario does to others must be known before it may run where there are others. */
    static void requireHarmlessWhereOthersAre(List<String> clusters, Optional<BlastRadius> radius) {
        if (!clusters.contains(SHARED)) {
            return;
        }
        List<String> harms =
                radius.map(BlastRadius::harms).orElse(List.of("its blastRadius is not declared"));
        if (!harms.isEmpty()) {
            throw new IllegalArgumentException(
                    "it cannot run on the cluster '%s', which others use: %s; take it out of clusters"
                            .formatted(SHARED, String.join("; ", harms)));
        }
    }

    static void requireVersionsOf(Collection<Variant> variants, List<UsedComponent> components) {
        Set<String> names =
                components.stream().map(UsedComponent::name).collect(Collectors.toSet());
        for (Variant variant : variants) {
            if (!names.containsAll(variant.versions().keySet())) {
                throw new IllegalArgumentException(
                        "variant '%s': versions %s name a component that is not among %s"
                                .formatted(variant.name(), variant.versions(), names));
            }
        }
    }

    static void requireKnown(String what, Collection<String> clusterKinds, List<String> clusters) {
        if (!clusters.containsAll(clusterKinds)) {
            throw new IllegalArgumentException(
                    "%s is only for %s, but it runs on the clusters %s"
                            .formatted(what, clusterKinds, clusters));
        }
    }

    /** That each component runs only where, and in, what there is. */
    static void requireUsable(
            List<UsedComponent> components, Set<String> variants, List<String> clusters) {
        for (UsedComponent component : components) {
            requireKnown("component " + component.name(), component.onlyOn(), clusters);
            if (!variants.containsAll(component.onlyIn())) {
                throw new IllegalArgumentException(
                        "component %s is only in %s, but there are only the variants %s"
                                .formatted(component.name(), component.onlyIn(), variants));
            }
        }
    }

    static void requireControlsDifferInTheFixAlone(Map<String, Variant> variants) {
        for (Variant variant : variants.values()) {
            if (variant.occasion().control() != null) {
                requireSameButForTheFix(variant, variants);
            }
        }
    }

    /** A control tells something of a fix only where nothing but the fix is another. */
    private static void requireSameButForTheFix(Variant control, Map<String, Variant> variants) {
        String of = control.occasion().control().of();
        Variant treated = variants.get(of);
        if (treated == null || treated.expected() != Verdict.RECOVERED) {
            throw new IllegalArgumentException(
                    "variant '%s': control of '%s', which is no variant that recovers"
                            .formatted(control.name(), of));
        }
        List<String> differing = treated.settings().differingFrom(control.settings());
        List<String> others = differing.stream().filter(key -> !Control.isOfTheFix(key)).toList();
        boolean sameElse =
                treated.versions().equals(control.versions())
                        && treated.candidates().equals(control.candidates())
                        && control.fault().isEmpty();
        if (differing.isEmpty() || !others.isEmpty() || !sameElse) {
            throw new IllegalArgumentException(
                    "variant '%s': a control differs from '%s' in the settings fix and fix.* and in nothing else, not in %s"
                            .formatted(
                                    control.name(),
                                    of,
                                    sameElse
                                            ? (others.isEmpty() ? "nothing" : others)
                                            : "versions, candidates or fault"));
        }
    }
}
