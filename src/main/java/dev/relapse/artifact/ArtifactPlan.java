package dev.relapse.artifact;

import java.time.Duration;

/**
 * What getting one program will take.
 *
 * @param component the component
 * @param program the program
 * @param version the version that will be had
 * @param fidelity what will run
 * @param action in a few words: {@code cached}, {@code given: /path}, {@code build from go module
 *     ...}
 * @param estimate the time it takes on two cores; zero when nothing is to be done
 */
public record ArtifactPlan(
        String component,
        String program,
        String version,
        Fidelity fidelity,
        String action,
        Duration estimate) {}
