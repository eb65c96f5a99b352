package dev.relapse.cli;

import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import dev.relapse.replay.NotHere;
import dev.relapse.replay.Prospects;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Replays a scenario, after everything that can be known to be wrong beforehand was looked at. */
@Command(name = "run", description = "Replays a scenario.")
final class RunCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private Choices choices;
    @Mixin private Definitions definitions;

    @Override
    public Integer call() {
        ScenarioDefinition scenario = choices.apply(definitions.settings());
        Optional<NotHere> obstacle = lookAhead(scenario);
        if (obstacle.isPresent()) {
            spec.commandLine().getErr().println("relapse: " + obstacle.get());
            return ExitCode.CANNOT_TELL;
        }
        Outcome outcome = new Outcome();
        Scenarios.execute(outcome);
        PrintWriter out = spec.commandLine().getOut();
        outcome.complaints().forEach(out::println);
        return outcome.exitCode();
    }

    /** A release of a frontier that cannot be had is a finding, and no obstacle to the others. */
    private static Optional<NotHere> lookAhead(ScenarioDefinition scenario) {
        Prospects prospects = Prospects.ofThisJvm();
        if (prospects.planOnly()) {
            throw new IllegalArgumentException(
                    "-Drelapse.plan asks what a run would do; that is: relapse plan "
                            + scenario.id());
        }
        for (Variant variant : prospects.variantsOf(scenario)) {
            Optional<NotHere> obstacle = prospects.obstacle(scenario, variant);
            if (obstacle.isEmpty()) {
                var unused = prospects.plan(scenario, variant);
            } else if (variant.occasion().recorded() == null) {
                return obstacle;
            }
        }
        var unused = prospects.outlook(scenario);
        return Optional.empty();
    }
}
