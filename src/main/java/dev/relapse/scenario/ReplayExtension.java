package dev.relapse.scenario;

import dev.relapse.cluster.Cluster;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Settings;
import dev.relapse.definition.Variant;
import dev.relapse.proof.Phase;
import dev.relapse.proof.Proof;
import dev.relapse.replay.Background;
import dev.relapse.replay.Journal;
import dev.relapse.replay.PhaseBody;
import dev.relapse.replay.Replay;
import dev.relapse.subject.Subject;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Runs one variant: opens a {@link Replay}, lets it perform every phase, and closes it. */
final class ReplayExtension
        implements BeforeClassTemplateInvocationCallback,
                AfterClassTemplateInvocationCallback,
                InvocationInterceptor,
                ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ReplayExtension.class);

    private final ScenarioDefinition definition;
    private final Variant variant;
    private final Map<String, String> chosen;
    private final Settings settings;
    private final Subject subject;

    ReplayExtension(ScenarioDefinition definition, Variant variant) {
        this.definition = definition;
        this.variant = variant;
        this.chosen = variant.settings().chosen(System::getProperty);
        this.subject = definition.subjectOf(variant);
        this.settings = variant.settings().with(chosen);
    }

    @Override
    public void beforeClassTemplateInvocation(ExtensionContext context) {
        FreshFields.restore(context.getRequiredTestInstance());
        Replay replay = Replay.begin(definition, variant);
        chosen.forEach(
                (key, value) -> replay.journal().note("set for this run: " + key + "=" + value));
        context.getStore(NAMESPACE).put(Replay.class, replay);
    }

    @Override
    public void afterClassTemplateInvocation(ExtensionContext context) {
        Replay replay = context.getStore(NAMESPACE).get(Replay.class, Replay.class);
        if (replay != null) {
            replay.close();
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext context)
            throws Throwable {
        Phase phase = PhaseMethods.phaseOf(invocationContext.getExecutable()).orElseThrow();
        Replay replay = replay(context);
        Optional<String> over = replay.over();
        if (over.isPresent()) {
            invocation.skip();
            throw new TestAbortedException(phase.label() + " was not run: " + over.get());
        }
        OnceAtMost method = new OnceAtMost(invocation);
        replay.perform(phase, method);
        method.skipUnlessRun();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Cluster.class
                || type == Settings.class
                || type == Journal.class
                || type == Background.class
                || type == ScenarioDefinition.class
                || type == Variant.class
                || type == Subject.class
                || type == Proof.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Replay replay = replay(context);
        if (type == Cluster.class) {
            return replay.cluster();
        }
        if (type == Journal.class) {
            return replay.journal();
        }
        if (type == Background.class) {
            return replay.background();
        }
        if (type == Settings.class) {
            return settings;
        }
        if (type == ScenarioDefinition.class) {
            return definition;
        }
        if (type == Variant.class) {
            return variant;
        }
        if (type == Subject.class) {
            return subject;
        }
        return replay.proofOf(PhaseMethods.phaseOf(context.getRequiredTestMethod()).orElseThrow());
    }

    private static Replay replay(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Replay.class, Replay.class);
    }

    /**
     * JUnit demands that a method is either run or skipped, also when its cluster never came up.
     */
    private static final class OnceAtMost implements PhaseBody {
        private final Invocation<Void> invocation;
        private boolean run;

        OnceAtMost(Invocation<Void> invocation) {
            this.invocation = invocation;
        }

        @Override
        public void run() throws Throwable {
            run = true;
            invocation.proceed();
        }

        void skipUnlessRun() {
            if (!run) {
                invocation.skip();
            }
        }
    }
}
