package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The memory of a replay at this moment: the summed proportional set size (PSS) of every process of
 * its run, of this JVM and of those added, in bytes. The reaper, a shell that waits, is left out.
 */
public final class MemoryMeter implements LongSupplier {

    private static final String FIELD = "Pss:";
    private static final long KIB = 1024;

    private final String runId;
    private final Set<Long> others;

    private MemoryMeter(String runId, Set<Long> others) {
        this.runId = runId;
        this.others = Set.copyOf(others);
    }

    /** Meters the run and this JVM. */
    public static MemoryMeter of(Run run) {
        return new MemoryMeter(run.id(), Set.of(ProcessHandle.current().pid()));
    }

    /** The same meter with one process more, such as Maven's ({@link ParentJvm#pid()}). */
    public MemoryMeter including(long pid) {
        Set<Long> all = new HashSet<>(others);
        all.add(pid);
        return new MemoryMeter(runId, all);
    }

    /**
     * Reads once; a process that has ended counts as nothing.
     *
     * @throws UncheckedIOException when the kernel does not tell (Linux before 4.14)
     */
    @Override
    public long getAsLong() {
        if (pss(ProcessHandle.current().pid()).isEmpty()) {
            throw new UncheckedIOException(
                    new IOException(
                            "no PSS in /proc/self/smaps_rollup: needs Linux 4.14 or later"));
        }
        Set<Long> pids = new HashSet<>(MarkedProcesses.of(runId));
        pids.addAll(others);
        return pids.stream().mapToLong(pid -> pss(pid).orElse(0)).sum();
    }

    private static OptionalLong pss(long pid) {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .mapToLong(MemoryMeter::bytes)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }

    /** From a line such as {@code Pss: 1234 kB}. */
    private static long bytes(String line) {
        return Long.parseLong(line.substring(FIELD.length(), line.lastIndexOf(' ')).strip()) * KIB;
    }
}
