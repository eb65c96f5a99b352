package dev.relapse.simulation.calico;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
interface Pause {

    void of(Duration duration) throws InterruptedException;
}
