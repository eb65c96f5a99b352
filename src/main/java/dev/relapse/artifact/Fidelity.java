package dev.relapse.artifact;

/** Whether a program is the upstream product or our own stand-in for it. */
public enum Fidelity {
    REAL,
    SIMULATED
}
