package dev.relapse.cli;

import dev.relapse.process.Leftovers;
import dev.relapse.process.Leftovers.Leftover;
import dev.relapse.process.ProgramFailed;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes what runs have left of which nothing watches over any more. */
@Command(
        name = "clean",
        description = "Finds and removes what killed runs left; runs that go on are not touched.")
final class CleanCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--kept",
            description = "Also those that were kept on purpose (-Drelapse.keep=failure).")
    private boolean withKept;

    @Option(names = "--dry-run", description = "Only says what there is.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Leftovers leftovers = Leftovers.ofThisHost();
        List<Leftover> found = leftovers.find();
        PrintWriter out = spec.commandLine().getOut();
        if (found.isEmpty()) {
            out.println("nothing is left of any run");
        }
        boolean allGone = true;
        for (Leftover leftover : found) {
            if (leftover.kept() && !withKept) {
                out.println(inWords(leftover) + ": kept on purpose; remove it with --kept");
            } else if (dryRun) {
                out.println(inWords(leftover) + ": would be removed");
            } else {
                allGone &= remove(leftovers, leftover);
            }
        }
        return allGone ? ExitCode.AS_DECLARED : ExitCode.CANNOT_TELL;
    }

    private boolean remove(Leftovers leftovers, Leftover leftover) {
        try {
            leftovers.remove(leftover);
            spec.commandLine().getOut().println(inWords(leftover) + ": removed");
            return true;
        } catch (ProgramFailed e) {
            spec.commandLine()
                    .getErr()
                    .println("relapse: " + inWords(leftover) + ": " + e.getMessage());
            return false;
        }
    }

    private static String inWords(Leftover leftover) {
        return "run %s in %s, %d processes"
                .formatted(leftover.run(), leftover.folder(), leftover.processes());
    }
}
