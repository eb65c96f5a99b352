package dev.relapse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one process of this machine has used so far, from {@code /proc} (proc_pid_stat(5),
 * proc_pid_status(5)).
 *
 * @param cpu user and system time of all its threads since it started, in ticks of 10 ms
 * @param residentBytes all memory that is mapped and present
 * @param workingSetBytes the part of it that a kubelet would report as a container's working set:
 *     anonymous and shared memory. A kubelet leaves out inactive file pages, which is what the
 *     pages of an executable are while memory is not short.
 */
public record ProcessUsage(Duration cpu, long residentBytes, long workingSetBytes) {

    // USER_HZ, which is part of the kernel's interface to user space and is 100 on x86-64 and
    // arm64.
    private static final long MILLIS_PER_TICK = 10;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final long KIB = 1024;

    /**
     * Reads once.
     *
     * @throws UncheckedIOException when there is no such process
     */
    public static ProcessUsage of(long pid) {
        String stat = read(pid, "stat");
        // The command's name stands in parentheses and may hold blanks and parentheses.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        List<String> status = read(pid, "status").lines().toList();
        return new ProcessUsage(
                Duration.ofMillis(ticks * MILLIS_PER_TICK),
                bytes(status, "VmRSS:"),
                bytes(status, "RssAnon:") + bytes(status, "RssShmem:"));
    }

    /** From a line such as {@code VmRSS: 1234 kB}; a zombie has none and uses nothing. */
    private static long bytes(List<String> status, String field) {
        return status.stream()
                        .filter(line -> line.startsWith(field))
                        .map(line -> line.substring(field.length(), line.lastIndexOf(' ')).strip())
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0)
                * KIB;
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no process " + pid, e);
        }
    }
}
