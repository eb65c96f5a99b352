package dev.relapse.cli;

import dev.relapse.artifact.UnavailableException;
import dev.relapse.artifact.cache.CacheTransfer;
import dev.relapse.artifact.cache.EntryKey;
import dev.relapse.artifact.progress.BuildProgress;
import dev.relapse.artifact.source.Platform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in what {@link BundleCommand} collected. */
@Command(
        name = "load",
        description = "Takes the programs of a bundle into this machine's cache, each one checked.")
final class LoadCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<folder>", description = "Made by relapse bundle.")
    private Path folder;

    @Mixin private Definitions definitions;

    @Override
    public Integer call() {
        Workplace.prepare(definitions.settings());
        CacheTransfer transfer =
                new CacheTransfer(folder, Workplace.cache(), BuildProgress.standard());
        List<EntryKey> entries = entriesForThisMachine(transfer);
        int fresh = 0;
        int refused = 0;
        for (EntryKey key : entries) {
            try {
                fresh += transfer.copy(key) ? 1 : 0;
            } catch (UnavailableException e) {
                refused++;
                PrintWriter errors = spec.commandLine().getErr();
                errors.println("relapse: cannot load " + key.program() + ": " + e.getMessage());
            }
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%d programs of %s taken into %s; %d were there%n",
                        fresh, folder, Workplace.cache(), entries.size() - refused - fresh);
        return refused == 0 ? ExitCode.AS_DECLARED : ExitCode.BAD_INPUT;
    }

    private List<EntryKey> entriesForThisMachine(CacheTransfer transfer) {
        try {
            List<EntryKey> all = transfer.entries();
            if (all.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s is no bundle, as it holds no program; make one with relapse bundle <folder>"
                                .formatted(folder));
            }
            String here = Platform.current().toString();
            List<EntryKey> ours = all.stream().filter(key -> key.platform().equals(here)).toList();
            if (ours.isEmpty()) {
                throw new IllegalArgumentException(
                        "the bundle %s was made on %s, and this machine is %s; make one on such a machine"
                                .formatted(folder, all.get(0).platform(), here));
            }
            return ours;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundle " + folder, e);
        }
    }
}
