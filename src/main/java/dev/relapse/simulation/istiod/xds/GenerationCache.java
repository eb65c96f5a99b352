package dev.relapse.simulation.istiod.xds;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what was built in this generation and the one before. What two generations in a row did
 * not ask for is forgotten. Safe for use by several threads.
 */
final class GenerationCache<K, V> {

    private final Map<K, V> before;
    private final Map<K, V> now = new ConcurrentHashMap<>();

    GenerationCache() {
        this(Map.of());
    }

    private GenerationCache(Map<K, V> before) {
        this.before = before;
    }

    GenerationCache<K, V> next() {
        return new GenerationCache<>(now);
    }

    V get(K key, Function<K, V> build) {
        return now.computeIfAbsent(
                key,
                wanted -> {
                    V known = before.get(wanted);
                    return known != null ? known : build.apply(wanted);
                });
    }
}
