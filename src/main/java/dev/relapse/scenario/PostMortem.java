package dev.relapse.scenario;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a class the executable form of one post-mortem. The class has exactly one method for each
 * of {@link Arrange}, {@link Healthy}, {@link Reproduce}, {@link Failing}, {@link Fix} and {@link
 * Recovered}; each runs as a test case of its own, once per chosen variant. Methods may take a
 * {@link dev.relapse.cluster.Cluster}, {@link dev.relapse.definition.Settings}, {@link
 * dev.relapse.replay.Journal} and, where a proof is sought, a {@link dev.relapse.proof.Proof}. What
 * one phase keeps in a field is there for the later ones of the same variant, and for no other.
 */
@ClassTemplate
@ExtendWith(VariantProvider.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(PhaseOrder.class)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PostMortem {

    /** The scenario's id: the folder under {@code scenarios/} that holds its data. */
    String value();
}
