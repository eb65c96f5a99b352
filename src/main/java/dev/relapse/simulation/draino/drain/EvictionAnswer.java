package dev.relapse.simulation.draino.drain;

/** What the API server says to an eviction that it does not refuse for good. */
public enum EvictionAnswer {
    ACCEPTED,
    NOT_FOUND,
    /** 429: a disruption budget forbids it for now. */
    NOT_NOW
}
