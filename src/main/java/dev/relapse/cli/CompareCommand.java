package dev.relapse.cli;

import dev.relapse.agreement.Agreement;
import dev.relapse.agreement.RunResults;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.verdict.VerdictFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether two runs, on different kinds of cluster, saw the same. */
@Command(
        name = "compare",
        description =
                "Whether two runs saw the same, as far as scenario.yaml does not tolerate more.")
final class CompareCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<results>", description = "Such as target/relapse.")
    private Path ours;

    @Parameters(index = "1", paramLabel = "<results of another run>", description = "The same.")
    private Path theirs;

    @Mixin private Definitions definitions;

    @Override
    public Integer call() throws IOException {
        Workplace.prepare(definitions.settings());
        Map<Path, VerdictFile> here = RunResults.in(ours).replays();
        Map<Path, VerdictFile> there = RunResults.in(theirs).replays();
        Set<Path> both = new TreeSet<>(here.keySet());
        both.retainAll(there.keySet());
        if (both.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s and %s have no replay in common; replay the same variants"
                            .formatted(ours, theirs));
        }
        boolean agreed = true;
        for (Path replay : both) {
            agreed &= agrees(here.get(replay), there.get(replay));
        }
        sayWhatIsAlone(here.keySet(), both, ours);
        sayWhatIsAlone(there.keySet(), both, theirs);
        return agreed ? ExitCode.AS_DECLARED : ExitCode.RED;
    }

    private boolean agrees(VerdictFile one, VerdictFile other) {
        Agreement agreement =
                new Agreement(
                        one,
                        other,
                        ScenarioCatalogue.ofProject().read(one.scenario()).tolerances());
        List<String> differences = agreement.differences();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s, %s: %s and %s %s, %d observations%n",
                one.scenario(),
                one.label(),
                one.cluster(),
                other.cluster(),
                differences.isEmpty() ? "agree, " + one.verdict() : "differ",
                agreement.compared());
        differences.forEach(difference -> out.println("  " + difference));
        return differences.isEmpty();
    }

    private void sayWhatIsAlone(Set<Path> all, Set<Path> both, Path folder) {
        all.stream()
                .filter(replay -> !both.contains(replay))
                .forEach(
                        replay ->
                                spec.commandLine()
                                        .getOut()
                                        .printf("%s: only in %s%n", replay, folder));
    }
}
