package dev.relapse.scenario;

import dev.relapse.proof.Phase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** Sees that all is well before the incident, as a {@link dev.relapse.proof.Proof}. */
@Test
@InPhase(Phase.HEALTHY)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Healthy {}
