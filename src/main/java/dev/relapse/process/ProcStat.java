package dev.relapse.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process as /proc/pid/stat shows it (proc_pid_stat(5)).
 *
 * @param pid its number, which the kernel uses again
 * @param state one letter; Z is a zombie, X is dead
 * @param parent the number of its parent, 0 when it has none
 * @param startTime clock ticks after boot; tells two processes of the same number apart
 */
record ProcStat(long pid, char state, long parent, long startTime) {

    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int START_TIME = 19;

    /** The process of that number, or empty when there is none. */
    static Optional<ProcStat> of(long pid) {
        try {
            String line =
                    Files.readString(
                            Path.of("/proc", Long.toString(pid), "stat"),
                            StandardCharsets.ISO_8859_1);
            // The command's name stands in parentheses and may hold blanks and parentheses.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return Optional.of(
                    new ProcStat(
                            pid,
                            fields[STATE].charAt(0),
                            Long.parseLong(fields[PARENT]),
                            Long.parseLong(fields[START_TIME])));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether this very process has ended; a zombie has. */
    boolean hasEnded() {
        return of(pid).filter(now -> now.startTime == startTime && !now.isZombie()).isEmpty();
    }

    private boolean isZombie() {
        return state == 'Z' || state == 'X';
    }
}
