package dev.relapse.scenarios.clusterautoscalerdaemonset;

import dev.relapse.file.FollowedFile;
import dev.relapse.monitoring.ProgramMetrics;
import dev.relapse.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** A cluster-autoscaler that runs, and what it tells of itself. */
final class RunningAutoscaler {

    private static final String TOO_FULL = "is above the scale-down utilization threshold";

    private final Program program;
    private final ProgramMetrics metrics;
    private final FollowedFile log;
    private final List<String> tooFull = new ArrayList<>();

    RunningAutoscaler(Program program, ProgramMetrics metrics) {
        this.program = program;
        this.metrics = metrics;
        this.log = new FollowedFile(program.log());
    }

    Program program() {
        return program;
    }

    /** How many loops it has completed. */
    long loops() {
        return (long)
                value("cluster_autoscaler_function_duration_seconds_count{function=\"main\"}")
                        .orElse(0);
    }

    /** How many nodes it counts as unneeded now; empty before it has counted. */
    OptionalDouble unneeded() {
        return value("cluster_autoscaler_unneeded_nodes_count");
    }

    /** What it has said so far of nodes that are too full to be removed, without klog's header. */
    synchronized List<String> tooFull(Predicate<String> wanted) {
        try {
            log.newLines().stream()
                    .filter(line -> line.contains(TOO_FULL))
                    .map(line -> line.substring(line.indexOf("] ") + 2))
                    .forEach(tooFull::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log of the autoscaler", e);
        }
        return tooFull.stream().filter(wanted).toList();
    }

    private OptionalDouble value(String sample) {
        try {
            return metrics.value(sample);
        } catch (IOException e) {
            throw new UncheckedIOException("the autoscaler does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the autoscaler", e);
        }
    }
}
