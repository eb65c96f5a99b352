package dev.relapse.simulation.istiod.scope;

import dev.relapse.simulation.istiod.model.DestinationRule;
import dev.relapse.simulation.istiod.model.Hostnames;
import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.model.ObjectKey;
import dev.relapse.simulation.istiod.model.Visibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the DestinationRules for a service: first in the client's namespace, then among what the
 * service's namespace exports, then among what the root namespace exports.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/model/push_context.go}, {@code setDestinationRules},
 * {@code destinationRule}, and {@code destination_rule.go}, {@code mergeDestinationRule}.
 */
final class DestinationRuleIndex {

    private static final Visibility OWN_NAMESPACE = new Visibility(Set.of("."));

    private final String rootNamespace;
    private final Map<String, Map<String, List<ClientRule>>> local = new HashMap<>();
    private final Map<String, Map<String, List<ClientRule>>> exported = new HashMap<>();
    private final Map<String, List<ClientRule>> rootOnly = new HashMap<>();

    DestinationRuleIndex(MeshSnapshot mesh) {
        rootNamespace = mesh.rootNamespace();
        // The list is in order of creation, and sorting keeps that within each half.
        mesh.destinationRules().stream()
                .sorted(Comparator.comparing(rule -> rule.workloadSelector().isEmpty()))
                .forEach(this::add);
    }

    private void add(DestinationRule rule) {
        String namespace = rule.key().namespace();
        Visibility visibility =
                rule.workloadSelector().isPresent() ? OWN_NAMESPACE : rule.visibility();
        if (visibility.isPublic()
                || visibility.exportTo().contains(".")
                || visibility.exportTo().contains(namespace)) {
            merge(local.computeIfAbsent(namespace, any -> new HashMap<>()), rule, visibility);
        }
        if (!visibility.isPrivate(namespace)) {
            merge(exported.computeIfAbsent(namespace, any -> new HashMap<>()), rule, visibility);
        } else if (namespace.equals(rootNamespace)) {
            merge(rootOnly, rule, visibility);
        }
    }

    private static void merge(
            Map<String, List<ClientRule>> byHost, DestinationRule rule, Visibility visibility) {
        List<ClientRule> rules = byHost.computeIfAbsent(rule.host(), any -> new ArrayList<>());
        boolean merged = false;
        for (int i = 0; i < rules.size(); i++) {
            ClientRule existing = rules.get(i);
            if (existing.visibility().equals(visibility)
                    && existing.workloadSelector().equals(rule.workloadSelector())) {
                rules.set(i, merge(existing, rule));
                merged = true;
            }
        }
        if (!merged) {
            rules.add(
                    new ClientRule(
                            rule.key().namespace(),
                            rule.host(),
                            visibility,
                            rule.workloadSelector(),
                            List.of(rule.key()),
                            rule.subsets()));
        }
    }

    private static ClientRule merge(ClientRule existing, DestinationRule rule) {
        List<ObjectKey> from = new ArrayList<>(existing.from());
        from.add(rule.key());
        Set<String> subsets = new LinkedHashSet<>(existing.subsets());
        subsets.addAll(rule.subsets());
        return new ClientRule(
                existing.namespace(),
                existing.host(),
                existing.visibility(),
                existing.workloadSelector(),
                List.copyOf(from),
                List.copyOf(subsets));
    }

    /** The rules that a client in {@code namespace} follows; empty when there are none. */
    List<ClientRule> rulesFor(MeshService service, String namespace) {
        Map<String, List<ClientRule>> own =
                namespace.equals(rootNamespace)
                        ? rootOnly
                        : local.getOrDefault(namespace, Map.of());
        Optional<List<ClientRule>> found = Hostnames.mostSpecific(service.hostname(), own);
        if (found.isPresent()) {
            return found.get();
        }
        List<ClientRule> ofService =
                exportedBy(service.key().namespace(), service.hostname(), namespace);
        return ofService.isEmpty()
                ? exportedBy(rootNamespace, service.hostname(), namespace)
                : ofService;
    }

    private List<ClientRule> exportedBy(String owner, String hostname, String client) {
        return Hostnames.mostSpecific(hostname, exported.getOrDefault(owner, Map.of()))
                .orElse(List.of())
                .stream()
                .filter(
                        rule ->
                                rule.visibility().isPublic()
                                        || rule.visibility().exportTo().contains(client))
                .toList();
    }
}
