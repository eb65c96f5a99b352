package dev.relapse.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one cluster can do: an implementation for each interface that it offers. */
public final class Capabilities {

    private final Map<Class<?>, Object> offered;

    private Capabilities(Map<Class<?>, Object> offered) {
        this.offered = Map.copyOf(offered);
    }

    public static Capabilities none() {
        return new Capabilities(Map.of());
    }

    /** These and one more. */
    public <C> Capabilities with(Class<C> capability, C implementation) {
        Map<Class<?>, Object> more = new HashMap<>(offered);
        more.put(capability, implementation);
        return new Capabilities(more);
    }

    /** The implementation, or empty when the cluster cannot do that. */
    public <C> Optional<C> find(Class<C> capability) {
        return Optional.ofNullable(offered.get(capability)).map(capability::cast);
    }

    /** The simple names of what is offered, sorted. */
    public List<String> names() {
        return offered.keySet().stream().map(Class::getSimpleName).sorted().toList();
    }
}
