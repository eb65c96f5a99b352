package dev.relapse.scenario;

import dev.relapse.proof.Phase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** Installs the components at the version that failed; the cluster is up when it is called. */
@Test
@InPhase(Phase.ARRANGE)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Arrange {}
