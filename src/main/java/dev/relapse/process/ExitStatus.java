package dev.relapse.process;

import java.util.Map;

/**
 * How a process ended.
 *
 * @param code as {@link Process#exitValue()} has it: 128 plus the signal when one ended it
 */
record ExitStatus(int code) {

    private static final int SIGNALS_FROM = 128;

    /** Those of POSIX that end programs in practice, with their numbers on Linux. */
    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    1, "SIGHUP",
                    2, "SIGINT",
                    3, "SIGQUIT",
                    4, "SIGILL",
                    6, "SIGABRT",
                    7, "SIGBUS",
                    9, "SIGKILL",
                    11, "SIGSEGV",
                    13, "SIGPIPE",
                    15, "SIGTERM");

    /** "exit code 2" or "exit code 137 (killed by SIGKILL)". */
    String describe() {
        String signal = SIGNALS.get(code - SIGNALS_FROM);
        return "exit code " + code + (signal == null ? "" : " (killed by " + signal + ")");
    }
}
