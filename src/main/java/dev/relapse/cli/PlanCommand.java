package dev.relapse.cli;

import dev.relapse.cluster.BlastRadius;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import dev.relapse.project.Project;
import dev.relapse.replay.NotHere;
import dev.relapse.replay.Prospects;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what a run would need, build, simulate and change, and starts nothing. */
@Command(
        name = "plan",
        description = "What a run would need, build, simulate and change; starts nothing.")
final class PlanCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private Choices choices;
    @Mixin private Definitions definitions;

    @Override
    public Integer call() {
        ScenarioDefinition scenario = choices.apply(definitions.settings());
        Prospects prospects = Prospects.ofThisJvm();
        List<Variant> variants = prospects.variantsOf(scenario);
        PrintWriter out = spec.commandLine().getOut();
        int code = ExitCode.AS_DECLARED;
        for (Variant variant : variants) {
            Optional<NotHere> obstacle = prospects.obstacle(scenario, variant);
            if (obstacle.isPresent()) {
                out.println(scenario.id() + " / " + variant.label());
                out.println("  cannot run here: " + obstacle.get());
                code = ExitCode.CANNOT_TELL;
            } else {
                prospects.plan(scenario, variant).inWords().forEach(out::println);
            }
            out.println("  expected: " + variant.expected());
        }
        changes(scenario, prospects.clusterKind(scenario)).forEach(out::println);
        List<String> outlook =
                code == ExitCode.AS_DECLARED ? prospects.outlook(scenario) : List.of();
        outlook.forEach(out::println);
        if (outlook.isEmpty()) {
            scenario.blastRadius().ifPresent(radius -> print(radius, out));
        }
        return code;
    }

    private static void print(BlastRadius radius, PrintWriter out) {
        out.println("blast radius: beyond objects in namespaces of its own");
        radius.inWords().forEach(line -> out.println("  " + line));
    }

    private static List<String> changes(ScenarioDefinition scenario, String cluster) {
        String makes = ClusterProviders.of(cluster).makes();
        return List.of(
                "changes: the results in "
                        + Project.ofThisJvm().results().resolve(scenario.id())
                        + ", programs in "
                        + Workplace.cache()
                        + ", and while it runs",
                "  its processes%s and a folder relapse-<run> in %s, which go with it also after kill -9"
                        .formatted(
                                makes.isEmpty() ? "" : ", " + makes,
                                System.getProperty("java.io.tmpdir")));
    }
}
