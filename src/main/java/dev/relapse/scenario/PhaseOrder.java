package dev.relapse.scenario;

import dev.relapse.proof.Phase;
import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs the methods of a scenario in the order of their phases. */
final class PhaseOrder implements MethodOrderer {

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors().sort(Comparator.comparing(PhaseOrder::phase));
    }

    private static Phase phase(MethodDescriptor descriptor) {
        return PhaseMethods.phaseOf(descriptor.getMethod())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        descriptor.getMethod()
                                                + " is a test without a phase; a scenario has only"
                                                + " phases"));
    }
}
