package dev.relapse.artifact.store;

/** The smallest simulation. */
public final class ParrotSimulation {

    private ParrotSimulation() {}

    public static void main(String[] arguments) {
        System.out.println("simulated parrot");
    }
}
