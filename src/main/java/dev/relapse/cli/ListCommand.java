package dev.relapse.cli;

import dev.relapse.definition.Needs;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import dev.relapse.host.HostNeed;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the catalogue: every scenario with its variants and the verdict each is to end with. */
@Command(name = "list", description = "Scenarios and variants, and the verdicts they declare.")
final class ListCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private Definitions definitions;

    @Override
    public Integer call() {
        Workplace.prepare(definitions.settings());
        PrintWriter out = spec.commandLine().getOut();
        ScenarioCatalogue.ofProject().all().forEach(scenario -> print(scenario, out));
        return ExitCode.AS_DECLARED;
    }

    private static void print(ScenarioDefinition scenario, PrintWriter out) {
        out.println(scenario.id() + ": " + scenario.title());
        out.println(
                "  on %s; %s"
                        .formatted(String.join(" or ", scenario.clusters()), inWords(scenario)));
        int width = scenario.variants().keySet().stream().mapToInt(String::length).max().orElse(0);
        for (Variant variant : scenario.variants().values()) {
            out.println(
                    ("  %-" + width + "s  %-14s  %s")
                            .formatted(variant.name(), variant.expected(), variant.title()));
        }
        out.println();
    }

    /** On the kind of cluster on which it runs unless another is chosen. */
    private static String inWords(ScenarioDefinition scenario) {
        Needs needs = scenario.needs();
        List<HostNeed> host = needs.hostFor(scenario.clusters().get(0));
        String most =
                "about %d s and %d MiB".formatted(needs.time().toSeconds(), needs.memoryMiB());
        return host.isEmpty()
                ? most
                : most
                        + "; needs "
                        + host.stream().map(HostNeed::inWords).collect(Collectors.joining(", "));
    }
}
