package dev.relapse.simulation.autoscaler.planner;

/** A node that stays, and why. */
public record Unremovable(String node, UnremovableReason reason) {}
