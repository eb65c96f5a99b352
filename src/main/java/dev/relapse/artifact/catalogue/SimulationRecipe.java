package dev.relapse.artifact.catalogue;

/**
 * A stand-in of ours, run as a process of its own.
 *
 * @param mainClass its main class
 * @param heapMegabytes the most heap it may take
 * @param reason why there is a simulation at all
 */
public record SimulationRecipe(String mainClass, int heapMegabytes, String reason) {}
