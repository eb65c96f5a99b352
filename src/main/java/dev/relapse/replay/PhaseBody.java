package dev.relapse.replay;

/** The code of one phase. */
@FunctionalInterface
public interface PhaseBody {
    /**
     * Runs it.
     *
     * @throws Throwable whatever the scenario's method throws
     */
    void run() throws Throwable;
}
