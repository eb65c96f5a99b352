package dev.relapse.simulation.istiod.scope;

import dev.relapse.simulation.istiod.model.MeshService;
import dev.relapse.simulation.istiod.model.MeshSnapshot;
import dev.relapse.simulation.istiod.model.ObjectKey;
import dev.relapse.simulation.istiod.model.ProxyIdentity;
import dev.relapse.simulation.istiod.model.Sidecar;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The scopes of one {@link MeshSnapshot}, each made when a proxy first needs it.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/model/push_context.go}, {@code initSidecarScopes} and
 * {@code doGetSidecarScope}.
 */
public final class SidecarScopes {

    private record Key(String namespace, Optional<ObjectKey> sidecar) {}

    private final MeshSnapshot mesh;
    private final Map<String, MeshService> byHostname;
    private final DestinationRuleIndex rules;
    private final Map<Key, SidecarScope> made = new ConcurrentHashMap<>();

    public SidecarScopes(MeshSnapshot mesh) {
        this.mesh = mesh;
        this.byHostname = mesh.byHostname();
        this.rules = new DestinationRuleIndex(mesh);
    }

    /**
     * The scope of one proxy; proxies that get the same object can share all that is built of it.
     */
    public SidecarScope of(ProxyIdentity proxy) {
        Optional<Sidecar> sidecar = sidecarOf(proxy);
        return made.computeIfAbsent(
                new Key(proxy.namespace(), sidecar.map(Sidecar::key)),
                key -> new SidecarScope(mesh, byHostname, rules, sidecar, proxy.namespace()));
    }

    /** The oldest Sidecar that selects the proxy, else the oldest for all, else the root's. */
    private Optional<Sidecar> sidecarOf(ProxyIdentity proxy) {
        return mesh.sidecars().stream()
                .filter(sidecar -> sidecar.key().namespace().equals(proxy.namespace()))
                .filter(sidecar -> sidecar.selects(proxy.labels()))
                .min(Comparator.comparing(sidecar -> sidecar.workloadSelector().isEmpty()))
                .or(this::rootDefault);
    }

    private Optional<Sidecar> rootDefault() {
        return mesh.sidecars().stream()
                .filter(sidecar -> sidecar.key().namespace().equals(mesh.rootNamespace()))
                .filter(sidecar -> sidecar.workloadSelector().isEmpty())
                .findFirst();
    }
}
