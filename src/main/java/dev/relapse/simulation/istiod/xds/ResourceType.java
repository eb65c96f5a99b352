package dev.relapse.simulation.istiod.xds;

import java.util.Arrays;
import java.util.Optional;

/** The xDS types that we serve, in the order in which istiod pushes them. */
public enum ResourceType {
    CDS("type.googleapis.com/envoy.config.cluster.v3.Cluster", true),
    EDS("type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment", false),
    LDS("type.googleapis.com/envoy.config.listener.v3.Listener", true),
    RDS("type.googleapis.com/envoy.config.route.v3.RouteConfiguration", false);

    private final String url;
    private final boolean wildcard;

    ResourceType(String url, boolean wildcard) {
        this.url = url;
        this.wildcard = wildcard;
    }

    public String url() {
        return url;
    }

    /** Whether a proxy gets all there is, and does not ask by name. */
    public boolean isWildcard() {
        return wildcard;
    }

    /** Empty for a type that we do not serve. */
    public static Optional<ResourceType> of(String url) {
        return Arrays.stream(values()).filter(type -> type.url.equals(url)).findFirst();
    }
}
