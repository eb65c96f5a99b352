package dev.relapse.process;

import java.util.List;

/** Finds the processes that carry a run's mark, their children included. */
final class MarkedProcesses {

    private MarkedProcesses() {}

    /** Their numbers; those of another user cannot be looked into and are left out. */
    static List<Long> of(String runId) {
        String mark = RunId.VARIABLE + "=" + runId;
        return ProcFiles.processes().stream()
                .filter(process -> ProcFiles.strings(process.resolve("environ")).contains(mark))
                .map(process -> Long.valueOf(process.getFileName().toString()))
                .toList();
    }
}
