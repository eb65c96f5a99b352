package dev.relapse.scenario;

import dev.relapse.proof.Phase;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads the phases off a scenario class. */
public final class PhaseMethods {

    private PhaseMethods() {}

    /** The phase that a method encodes, or empty. */
    public static Optional<Phase> phaseOf(Method method) {
        return AnnotationSupport.findAnnotation(method, InPhase.class).map(InPhase::value);
    }

    /**
     * Checks that every phase is there exactly once and returns nothing, as JUnit would silently
     * skip a test method that does.
     *
     * @throws IllegalStateException naming the class and what is wrong with it
     */
    public static void requireComplete(Class<?> scenario) {
        for (Phase phase : Phase.values()) {
            List<Method> methods =
                    Arrays.stream(scenario.getDeclaredMethods())
                            .filter(m -> phaseOf(m).filter(phase::equals).isPresent())
                            .toList();
            if (methods.size() != 1) {
                throw new IllegalStateException(
                        scenario.getSimpleName()
                                + " must have exactly one method for "
                                + phase.label()
                                + " and has "
                                + methods.stream()
                                        .map(Method::getName)
                                        .sorted()
                                        .collect(Collectors.joining(", ", "[", "]")));
            }
            if (methods.get(0).getReturnType() != void.class) {
                throw new IllegalStateException(
                        scenario.getSimpleName()
                                + "."
                                + methods.get(0).getName()
                                + " must return void, or JUnit would not run it");
            }
        }
    }
}
