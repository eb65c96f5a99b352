package dev.relapse.simulation.draino.drain;

/** Events about nodes, all of them warnings. */
@FunctionalInterface
public interface NodeEvents {

    /** Records an event; never waits and never fails. */
    void warn(String node, String reason, String message);
}
