package dev.relapse.cli;

import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.replay.Prospects;
import dev.relapse.replay.ReplayPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says for each scenario whether this machine can replay it, and what to do where it cannot. */
@Command(
        name = "doctor",
        description = "What this machine has and lacks for each scenario, and what to do.")
final class DoctorCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private Definitions definitions;

    @Override
    public Integer call() {
        Workplace.prepare(definitions.settings());
        Prospects prospects = Prospects.ofThisJvm();
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.here();
        machine.inWords().forEach(out::println);
        boolean all = true;
        for (ScenarioDefinition scenario : ScenarioCatalogue.ofProject().all()) {
            all &= examine(scenario, machine, prospects, out);
        }
        return all ? ExitCode.AS_DECLARED : ExitCode.CANNOT_TELL;
    }

    /** Whether it can run here. Its programs are of no interest where the machine will not do. */
    private static boolean examine(
            ScenarioDefinition scenario, Machine machine, Prospects prospects, PrintWriter out) {
        List<String> lacking = lacking(scenario, machine, prospects);
        if (lacking.isEmpty()) {
            try {
                out.println(
                        scenario.id() + ": " + ready(prospects.plan(scenario, scenario.main())));
            } catch (MissingArtifactException e) {
                lacking.add(String.join(" ", e.getMessage().lines().map(String::strip).toList()));
            }
        }
        lacking.forEach(line -> out.println(scenario.id() + ": cannot run: " + line));
        return lacking.isEmpty();
    }

    private static List<String> lacking(
            ScenarioDefinition scenario, Machine machine, Prospects prospects) {
        List<String> lacking = new ArrayList<>();
        scenario.needs()
                .missing(prospects.clusterKind(scenario))
                .forEach(missing -> lacking.add(missing.reason() + "; " + missing.remedy()));
        machine.shortOf(scenario.needs().memoryMiB()).ifPresent(lacking::add);
        return lacking;
    }

    private static String ready(ReplayPlan plan) {
        String simulated =
                plan.simulated().isEmpty()
                        ? ""
                        : "; simulated: " + String.join(", ", plan.simulated());
        return plan.toPrepare().isEmpty()
                ? "ready, every program is at hand" + simulated
                : "ready once it has %s, which the first run gets in about %s%s"
                        .formatted(
                                plan.toPrepare().stream()
                                        .map(p -> p.program() + " " + p.version())
                                        .collect(Collectors.joining(", ")),
                                ReplayPlan.minutes(plan.preparation()),
                                simulated);
    }
}
