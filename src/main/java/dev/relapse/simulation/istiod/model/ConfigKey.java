package dev.relapse.simulation.istiod.model;

/**
 * Names one thing that a proxy's configuration can depend on.
 *
 * @param name the host name for a {@link Kind#SERVICE}, else the object's name
 */
public record ConfigKey(Kind kind, String namespace, String name) {

    /** What can change. */
    public enum Kind {
        SERVICE,
        SIDECAR,
        DESTINATION_RULE,
        VIRTUAL_SERVICE
    }

    public static ConfigKey of(Kind kind, ObjectKey object) {
        return new ConfigKey(kind, object.namespace(), object.name());
    }

    public static ConfigKey of(MeshService service) {
        return new ConfigKey(Kind.SERVICE, service.key().namespace(), service.hostname());
    }
}
