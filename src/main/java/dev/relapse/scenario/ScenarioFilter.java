package dev.relapse.scenario;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.replay.Selection;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Leaves only the scenario that {@code -Pscenario=<id>} asks for; found through ServiceLoader. */
public final class ScenarioFilter implements PostDiscoveryFilter {

    private final Selection selection = Selection.ofThisJvm();

    /** Refuses an unknown scenario at once, listing the known ones. */
    public ScenarioFilter() {
        selection.scenario().ifPresent(id -> ScenarioCatalogue.ofProject().requireKnown(id));
    }

    @Override
    public FilterResult apply(TestDescriptor descriptor) {
        if (selection.scenario().isEmpty()) {
            return FilterResult.included("the whole catalogue");
        }
        return typeOf(descriptor)
                .flatMap(type -> AnnotationSupport.findAnnotation(type, PostMortem.class))
                .map(PostMortem::value)
                .filter(id -> !selection.includes(id))
                .map(id -> FilterResult.excluded("not the scenario asked for: " + id))
                .orElseGet(() -> FilterResult.included("asked for"));
    }

    private static Optional<Class<?>> typeOf(TestDescriptor descriptor) {
        return descriptor
                .getSource()
                .flatMap(
                        source -> {
                            if (source instanceof ClassSource c) {
                                return Optional.of(c.getJavaClass());
                            }
                            if (source instanceof MethodSource m) {
                                return Optional.of(m.getJavaClass());
                            }
                            return Optional.empty();
                        });
    }
}
