package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs have left on this host that nobody removes any more: those that were kept on purpose,
 * and those whose reaper was ended together with their JVM. A run that either of them still watches
 * over is none of them, nor is another user's. Found by its folder, which is the last thing that a
 * reaper removes.
 */
public final class Leftovers {

    private static final Pattern NAME = Pattern.compile("relapse-([0-9a-f]{8})");
    private static final Set<String> ORDERS = Set.of("watch", "reap");

    private final Path temporary;

    /** With the folders of runs in {@code temporary}. */
    Leftovers(Path temporary) {
        this.temporary = temporary.toAbsolutePath();
    }

    /** Those of this host, with folders in java.io.tmpdir. */
    public static Leftovers ofThisHost() {
        return new Leftovers(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * What is left of one run.
     *
     * @param run its id
     * @param folder its folder
     * @param kept whether the user wanted it kept
     * @param processes how many of its processes still run
     */
    public record Leftover(String run, Path folder, boolean kept, int processes) {}

    /** What is left, by the ids of the runs. */
    public List<Leftover> find() {
        Set<String> runs = foldersOfRuns();
        runs.removeAll(watchedOver());
        return runs.stream()
                .map(Leftovers::parsed)
                .flatMap(Optional::stream)
                .filter(id -> !AddressClaim.isHeld(id))
                .map(this::leftover)
                .toList();
    }

    /**
     * Ends its processes and deletes its folder and cgroups.
     *
     * @throws ProgramFailed when something is left after everything was tried
     */
    public void remove(Leftover leftover) {
        Reaper.reap(new RunId(leftover.run()), new RunFolder(leftover.folder()));
    }

    private Leftover leftover(RunId id) {
        RunFolder folder = RunFolder.in(temporary, id);
        return new Leftover(
                id.hex(),
                folder.path(),
                Files.exists(folder.keptNote()),
                MarkedProcesses.of(id.hex()).size());
    }

    private static Optional<RunId> parsed(String hex) {
        try {
            return Optional.of(new RunId(hex));
        } catch (IllegalArgumentException somethingElse) {
            return Optional.empty();
        }
    }

    private Set<String> foldersOfRuns() {
        Set<String> runs = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(temporary, "relapse-*")) {
            for (Path entry : entries) {
                Matcher name = NAME.matcher(entry.getFileName().toString());
                // Whoever may write here could leave one whose scripts would then be ours to run.
                if (name.matches()
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && ProcessOwner.owns(entry)) {
                    runs.add(name.group(1));
                }
            }
            return runs;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + temporary, e);
        }
    }

    /** The runs of which a reaper is at hand or at work, by its last arguments. */
    private static Set<String> watchedOver() {
        Set<String> runs = new TreeSet<>();
        for (Path process : ProcFiles.processes()) {
            List<String> words = ProcFiles.strings(process.resolve("cmdline"));
            int last = words.size() - 1;
            if (last >= 2
                    && ORDERS.contains(words.get(last - 2))
                    && words.get(last).endsWith("/relapse-" + words.get(last - 1))) {
                runs.add(words.get(last - 1));
            }
        }
        return runs;
    }
}
