package dev.relapse.network;

import dev.relapse.process.Finished;

/**
 * Links with nobody at their other end. A dummy, or a bridge without ports where the kernel has no
 * dummies (CONFIG_DUMMY): both carry addresses, whether they are up or not.
 *
 * @param namespace where they are made
 */
public record PlainLink(NetworkNamespace namespace) {

    private static final String DUMMY = "dummy";
    private static final String BRIDGE = "bridge";

    /**
     * Makes a link and leaves it down.
     *
     * @return its type
     * @throws dev.relapse.process.ProgramFailed with what ip said
     */
    public String add(String name) {
        Finished dummy = add(name, DUMMY);
        if (dummy.succeeded()) {
            return DUMMY;
        }
        if (!dummy.said().contains("Unknown device type")
                && !dummy.said().contains("not supported")) {
            dummy.orFail();
        }
        add(name, BRIDGE).orFail();
        return BRIDGE;
    }

    private Finished add(String name, String type) {
        return namespace.run("ip", "link", "add", name, "type", type);
    }
}
