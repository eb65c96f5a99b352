package dev.relapse.simulation.istiod.model;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Rules of Istio's host names, which may start with a wildcard ({@code *.b.svc.cluster.local}).
 *
 * <p>Upstream: istio 1.29.6, {@code pkg/config/host/name.go} and {@code pilot/pkg/model/config.go}.
 */
public final class Hostnames {

    /** The suffix of every Kubernetes service; istiod's default for {@code --domain}. */
    public static final String DOMAIN = "cluster.local";

    private Hostnames() {}

    /** The host name of a Kubernetes service. */
    public static String ofService(String name, String namespace) {
        return name + "." + namespace + ".svc." + DOMAIN;
    }

    public static boolean isWildcard(String host) {
        return host.startsWith("*");
    }

    /** Whether every name that {@code host} stands for is one that {@code other} stands for. */
    public static boolean isSubset(String host, String other) {
        if (!isWildcard(other)) {
            return host.equals(other);
        }
        return withoutStar(host).endsWith(withoutStar(other));
    }

    /** Whether some name is meant by both. */
    public static boolean overlap(String one, String other) {
        if (isWildcard(one) && isWildcard(other)) {
            return withoutStar(one).endsWith(withoutStar(other))
                    || withoutStar(other).endsWith(withoutStar(one));
        }
        if (isWildcard(one)) {
            return other.endsWith(withoutStar(one));
        }
        return isWildcard(other) ? one.endsWith(withoutStar(other)) : one.equals(other);
    }

    /** Completes a name without a dot with the namespace of the object that holds it. */
    public static String resolve(String host, String namespace) {
        return host.isEmpty() || host.equals("*") || host.contains(".") || host.contains(":")
                ? host
                : ofService(host, namespace);
    }

    /** The value of the exact name, else that of the longest wildcard that covers it. */
    public static <V> Optional<V> mostSpecific(String host, Map<String, V> byHost) {
        V exact = byHost.get(host);
        if (exact != null) {
            return Optional.of(exact);
        }
        return byHost.entrySet().stream()
                .filter(entry -> isWildcard(entry.getKey()))
                .filter(entry -> withoutStar(host).endsWith(withoutStar(entry.getKey())))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static String withoutStar(String host) {
        return isWildcard(host) ? host.substring(1) : host;
    }
}
