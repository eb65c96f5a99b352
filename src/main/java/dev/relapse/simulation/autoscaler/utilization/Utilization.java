package dev.relapse.simulation.autoscaler.utilization;

import dev.relapse.simulation.autoscaler.log.GoNumber;

/**
 * How full a node is: 0 is empty, 1 is all of its allocatable; not finite when DaemonSets take it
 * all.
 *
 * @param resource the fuller of {@code cpu} and {@code memory}; memory when they are equal
 */
public record Utilization(double cpu, double memory, String resource) {

    /** The larger of both, in upstream's order of comparison. */
    static Utilization of(double cpu, double memory) {
        return new Utilization(cpu, memory, cpu > memory ? "cpu" : "memory");
    }

    public double highest() {
        return resource.equals("cpu") ? cpu : memory;
    }

    public double percent() {
        return highest() * 100;
    }

    /** As upstream prints it in its events: cpu, memory, gpu, dynamic resources, name, highest. */
    public String asUpstreamPrints() {
        return "{"
                + String.join(
                        " ",
                        GoNumber.shortest(cpu),
                        GoNumber.shortest(memory),
                        "0",
                        "0",
                        resource,
                        GoNumber.shortest(highest()))
                + "}";
    }
}
