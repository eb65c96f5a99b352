package dev.relapse.simulation.autoscaler.drainability;

/** What one rule says of one pod. */
public sealed interface Drainability {

    /** The rule does not apply; ask the next one. */
    record Undecided() implements Drainability {}

    /** The pod can be evicted. */
    record Drainable() implements Drainability {}

    /** The pod neither keeps its node nor is evicted. */
    record Skipped() implements Drainability {}

    /**
     * The pod keeps its node.
     *
     * @param message worded as upstream's error
     */
    record Blocked(BlockingReason reason, String message) implements Drainability {}

    Drainability UNDECIDED = new Undecided();

    Drainability DRAINABLE = new Drainable();

    Drainability SKIPPED = new Skipped();
}
