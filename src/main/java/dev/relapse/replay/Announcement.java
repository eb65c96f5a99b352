package dev.relapse.replay;

import dev.relapse.artifact.ArtifactPlan;
import dev.relapse.artifact.Artifacts;
import dev.relapse.artifact.Fidelity;
import dev.relapse.console.Console;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.UsedComponent;
import dev.relapse.definition.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a replay will need, said before anything is started. */
record Announcement(
        ScenarioDefinition definition, Variant variant, String clusterKind, Artifacts artifacts) {

    void sayTo(Console console) {
        List<ArtifactPlan> plans = new ArrayList<>();
        for (UsedComponent component : definition.components()) {
            if (!component.isUsedBy(variant)) {
                continue;
            }
            plans.addAll(
                    artifacts.plan(
                            component.name(), definition.versionOf(component.name(), variant)));
            component
                    .fixed()
                    .ifPresent(fixed -> plans.addAll(artifacts.plan(component.name(), fixed)));
        }
        console.say(definition.id() + " / " + variant.name() + " on " + clusterKind);
        console.say("  " + variant.title());
        console.say(
                "  needs about "
                        + definition.needs().time().toSeconds()
                        + " s and "
                        + definition.needs().memoryMiB()
                        + " MiB with everything at hand");
        plans.stream().filter(p -> !p.estimate().isZero()).forEach(p -> console.say(toDo(p)));
        Duration first =
                plans.stream().map(ArtifactPlan::estimate).reduce(Duration.ZERO, Duration::plus);
        if (!first.isZero()) {
            console.say("  this first run takes about " + minutes(first) + " more");
        }
        String simulated =
                plans.stream()
                        .filter(p -> p.fidelity() == Fidelity.SIMULATED)
                        .map(ArtifactPlan::program)
                        .distinct()
                        .collect(Collectors.joining(", "));
        console.say("  simulated: " + (simulated.isEmpty() ? "nothing" : simulated));
    }

    private static String toDo(ArtifactPlan plan) {
        return "  "
                + plan.program()
                + " "
                + plan.version()
                + ": "
                + plan.action()
                + " (about "
                + minutes(plan.estimate())
                + ")";
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() == 0
                ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
