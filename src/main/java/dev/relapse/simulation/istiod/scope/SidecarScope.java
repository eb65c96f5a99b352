package dev.relapse.simulation.istiod.scope;

import dev.relapse.simulation.istiod.model.ConfigKey;
import dev.relapse.simulation.istiod.model.EgressListener;
import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.model.Sidecar;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a proxy gets to know: the services it can reach, the rules for them, and everything that its
 * configuration depends on. Shared by all proxies of a namespace that have the same Sidecar.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/model/sidecar.go}, {@code SidecarScope}.
 */
public final class SidecarScope {

    private final String namespace;
    private final List<EgressScope> egress;
    private final List<MeshService> services;
    private final Map<String, List<ClientRule>> rulesByHostname = new HashMap<>();
    private final Set<ConfigKey> dependencies = new HashSet<>();

    SidecarScope(
            MeshSnapshot mesh,
            Map<String, MeshService> meshByHostname,
            DestinationRuleIndex rules,
            Optional<Sidecar> sidecar,
            String namespace) {
        this.namespace = namespace;
        sidecar.ifPresent(s -> dependencies.add(ConfigKey.of(ConfigKey.Kind.SIDECAR, s.key())));
        List<EgressListener> listeners =
                sidecar.map(Sidecar::egress)
                        .filter(all -> !all.isEmpty())
                        .orElse(List.of(EgressListener.EVERYTHING));
        egress = listeners.stream().map(l -> EgressScope.of(mesh, l, namespace)).toList();
        ImportedServices imported = new ImportedServices(namespace, meshByHostname);
        for (EgressScope one : egress) {
            imported.addAll(one);
            one.virtualServices().stream()
                    .map(v -> ConfigKey.of(ConfigKey.Kind.VIRTUAL_SERVICE, v.key()))
                    .forEach(dependencies::add);
        }
        services = imported.toList();
        services.forEach(service -> dependOn(service, rules));
    }

    private void dependOn(MeshService service, DestinationRuleIndex rules) {
        dependencies.add(ConfigKey.of(service));
        List<ClientRule> found = rules.rulesFor(service, namespace);
        if (found.isEmpty()) {
            return;
        }
        rulesByHostname.put(service.hostname(), found);
        found.stream()
                .flatMap(rule -> rule.from().stream())
                .map(key -> ConfigKey.of(ConfigKey.Kind.DESTINATION_RULE, key))
                .forEach(dependencies::add);
    }

    public String namespace() {
        return namespace;
    }

    /** In the order of the Sidecar. */
    public List<EgressScope> egress() {
        return egress;
    }

    /** Every service that gets clusters. */
    public List<MeshService> services() {
        return services;
    }

    /** Whether any of these changes concerns a proxy of this scope. */
    public boolean dependsOnAny(Collection<ConfigKey> changed) {
        return changed.stream().anyMatch(dependencies::contains);
    }

    /** Whether two proxies of this scope can differ in what they get, because of their labels. */
    public boolean dependsOnLabels() {
        return rulesByHostname.values().stream()
                .flatMap(List::stream)
                .anyMatch(rule -> rule.workloadSelector().isPresent());
    }

    /**
     * The subsets of a service for a workload with these labels: of the first rule that selects the
     * workload, else of the last one without a selector.
     */
    public List<String> subsets(MeshService service, Map<String, String> labels) {
        List<ClientRule> rules = rulesByHostname.getOrDefault(service.hostname(), List.of());
        return rules.stream()
                .filter(rule -> rule.namespace().equals(namespace))
                .filter(rule -> selects(rule, labels))
                .findFirst()
                .or(
                        () ->
                                rules.stream()
                                        .filter(rule -> rule.workloadSelector().isEmpty())
                                        .reduce((first, last) -> last))
                .map(ClientRule::subsets)
                .orElse(List.of());
    }

    private static boolean selects(ClientRule rule, Map<String, String> labels) {
        return rule.workloadSelector()
                .filter(wanted -> labels.entrySet().containsAll(wanted.entrySet()))
                .isPresent();
    }

    /** The host names that a changed object is about, as far as this scope sees them. */
    public Set<String> hostnamesOf(Collection<ConfigKey> changed) {
        Set<String> hostnames = new HashSet<>();
        changed.stream()
                .filter(key -> key.kind() == ConfigKey.Kind.SERVICE)
                .map(ConfigKey::name)
                .forEach(hostnames::add);
        rulesByHostname.forEach(
                (hostname, rules) -> {
                    if (rules.stream()
                            .flatMap(rule -> rule.from().stream())
                            .map(key -> ConfigKey.of(ConfigKey.Kind.DESTINATION_RULE, key))
                            .anyMatch(changed::contains)) {
                        hostnames.add(hostname);
                    }
                });
        return hostnames;
    }
}
