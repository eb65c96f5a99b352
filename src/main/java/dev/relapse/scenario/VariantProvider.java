package dev.relapse.scenario;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import dev.relapse.replay.ChosenSettings;
import dev.relapse.replay.Selection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Turns every chosen variant of a scenario into one run of its class. */
final class VariantProvider implements ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestClass(), PostMortem.class);
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        PhaseMethods.requireComplete(type);
        String id = AnnotationSupport.findAnnotation(type, PostMortem.class).orElseThrow().value();
        ScenarioDefinition definition = ScenarioCatalogue.ofProject().read(id);
        Selection selection = Selection.ofThisJvm();
        ChosenSettings.ofThisJvm()
                .requireKnown(
                        () ->
                                selection.scenario().isPresent()
                                        ? List.of(definition)
                                        : ScenarioCatalogue.ofProject().all());
        return selection.variantsOf(definition).stream()
                .map(variant -> new VariantRun(definition, variant));
    }

    private record VariantRun(ScenarioDefinition definition, Variant variant)
            implements ClassTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return definition.id() + " / " + variant.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new ReplayExtension(definition, variant));
        }
    }
}
