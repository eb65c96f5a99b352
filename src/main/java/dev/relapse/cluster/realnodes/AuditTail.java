package dev.relapse.cluster.realnodes;

import dev.relapse.cluster.capability.AuditLog;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.Program;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.Programs;
import dev.relapse.process.StopRank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Follows the API server's audit log in its node and writes it into the run's own folder, where it
 * is the user's, whoever writes it in the node.
 */
public final class AuditTail {

    /** Where the API server writes it, in the file system of its node. */
    public static final String PATH = "/var/log/kubernetes/audit/audit.log";

    /** The program that follows it. */
    static final String NAME = "audit";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Where a replay's part of the log begins. */
    public enum Begin {
        /** The cluster is the replay's alone. */
        FIRST_LINE("+1"),
        /** Others have used it before. */
        LAST_LINE("1");

        private final String lines;

        Begin(String lines) {
            this.lines = lines;
        }
    }

    private AuditTail() {}

    /**
     * Follows it, and returns when there is a line.
     *
     * @param node in which the API server runs
     * @param log where the program's output goes, which is the log
     */
    static AuditLog start(
            Programs programs,
            Map<String, String> environment,
            String node,
            Begin begin,
            Path log) {
        Program tail =
                programs.start(
                        new ProgramSpec(
                                NAME,
                                List.of(
                                        "docker",
                                        "exec",
                                        node,
                                        "tail",
                                        "-n",
                                        begin.lines,
                                        "-f",
                                        PATH),
                                environment,
                                Probe.of(
                                        "the audit log is followed",
                                        () ->
                                                Files.size(log) > 0
                                                        ? Observation.holds("it has begun", 1)
                                                        : Observation.notYet("nothing yet", 0)),
                                LIMIT,
                                StopRank.CLIENT));
        return tail::log;
    }
}
