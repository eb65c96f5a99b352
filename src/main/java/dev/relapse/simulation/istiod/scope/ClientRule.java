package dev.relapse.simulation.istiod.scope;

import dev.relapse.simulation.istiod.model.ObjectKey;
import dev.relapse.simulation.istiod.model.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One or several DestinationRules of a namespace for the same host, merged.
 *
 * @param namespace where they are from
 * @param from the objects they were merged from
 * @param subsets without repetitions, in the order of the objects' creation
 */
record ClientRule(
        String namespace,
        String host,
        Visibility visibility,
        Optional<Map<String, String>> workloadSelector,
        List<ObjectKey> from,
        List<String> subsets) {}
