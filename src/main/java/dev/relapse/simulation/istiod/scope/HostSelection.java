package dev.relapse.simulation.istiod.scope;

import dev.relapse.simulation.istiod.model.Hostnames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The hosts of one egress listener, by the namespace that they are taken from.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/model/sidecar.go}, {@code hostClassification} and
 * {@code convertIstioListenerToWrapper}.
 */
final class HostSelection {

    private static final String ANY_NAMESPACE = "*";

    private final Map<String, Set<String>> hostsByNamespace = new HashMap<>();

    /**
     * @param hosts as {@code namespace/host}; one that is not of that form is passed over, as
     *     upstream does
     * @param proxyNamespace what {@code .} stands for
     */
    HostSelection(List<String> hosts, String proxyNamespace) {
        for (String entry : hosts) {
            int slash = entry.indexOf('/');
            if (slash < 0 || slash != entry.lastIndexOf('/')) {
                continue;
            }
            String namespace = entry.substring(0, slash);
            hostsByNamespace
                    .computeIfAbsent(
                            namespace.equals(".") ? proxyNamespace : namespace,
                            any -> new HashSet<>())
                    .add(entry.substring(slash + 1));
        }
    }

    boolean bringsService(String namespace, String hostname) {
        return matches(namespace, hostname, Hostnames::isSubset);
    }

    boolean bringsVirtualService(String namespace, List<String> hosts) {
        return hosts.stream().anyMatch(host -> matches(namespace, host, Hostnames::overlap));
    }

    private boolean matches(String namespace, String host, BiPredicate<String, String> rule) {
        return matchesOneOf(hostsByNamespace.get(namespace), host, rule)
                || matchesOneOf(hostsByNamespace.get(ANY_NAMESPACE), host, rule);
    }

    private static boolean matchesOneOf(
            Set<String> imported, String host, BiPredicate<String, String> rule) {
        return imported != null
                && (imported.contains(host)
                        || imported.stream().anyMatch(candidate -> rule.test(host, candidate)));
    }
}
