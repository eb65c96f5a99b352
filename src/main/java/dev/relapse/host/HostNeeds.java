package dev.relapse.host;

/** The needs that scenario data can name with one word. */
public final class HostNeeds {

    private HostNeeds() {}

    /**
     * The need of a name.
     *
     * @throws IllegalArgumentException for a name that is not one of them
     */
    public static HostNeed named(String name) {
        return switch (name) {
            case "root" -> new Superuser();
            case "network-namespaces" -> new Namespaces("net");
            case "mount-namespaces" -> new Namespaces("mount");
            default ->
                    throw new IllegalArgumentException(
                            "a host need is root, network-namespaces, mount-namespaces or a"
                                    + " command with its package, not '"
                                    + name
                                    + "'");
        };
    }
}
