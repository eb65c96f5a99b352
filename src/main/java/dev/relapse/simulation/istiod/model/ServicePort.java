package dev.relapse.simulation.istiod.model;

/**
 * One port of a service.
 *
 * @param name empty for a port without one
 * @param target the port of the workload: a number or a name
 */
public record ServicePort(String name, int number, Protocol protocol, String target) {}
