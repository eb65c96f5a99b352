package dev.relapse.monitoring;

import java.time.Instant;
import java.util.List;

/**
 * Rules that are evaluated together.
 *
 * @param name within its file
 * @param file that it was read from
 * @param interval seconds between two evaluations
 * @param lastEvaluation in the year 1 before the first evaluation
 * @param rules in the order of evaluation
 */
public record RuleGroup(
        String name, String file, double interval, Instant lastEvaluation, List<Rule> rules) {

    /** How Prometheus' metrics about itself name the group. */
    public String id() {
        return file + ";" + name;
    }
}
