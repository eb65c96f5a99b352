package dev.relapse.verdict;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One line of {@code summary.json}; made by {@link #ran} and {@link #notRun}.
 *
 * @param scenario the scenario's id
 * @param variant the variant's name
 * @param verdict the name of a {@link Verdict}, or {@link #NOT_RUN}
 * @param spoken the verdict as a person hears it
 * @param expected the verdict that makes Maven green
 * @param ok whether this entry leaves Maven green
 * @param reason the ground of the verdict, or why it did not run
 * @param remedy what to do so that it runs; null for what ran
 * @param report the report relative to the summary's folder, with slashes; null for what did not
 *     run
 * @param duration seconds of the whole replay; null for what did not run
 * @param occasion why it was replayed
 * @param reproduced whether the incident was seen to come; null when the replay could not tell
 * @param recovered whether it was seen to be cured; null when the replay could not tell
 */
public record SummaryEntry(
        String scenario,
        String variant,
        String verdict,
        String spoken,
        Verdict expected,
        boolean ok,
        String reason,
        String remedy,
        String report,
        Double duration,
        Occasion occasion,
        Boolean reproduced,
        Boolean recovered) {

    /** The verdict of a scenario that this machine or cluster could not carry. */
    public static final String NOT_RUN = "NOT_RUN";

    public SummaryEntry {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(occasion, "occasion");
        if (!NOT_RUN.equals(verdict)) {
            Verdict.valueOf(verdict);
        }
    }

    /**
     * The entry of a replay that ran; ok when the verdict is the expected one.
     *
     * @param report the report, relative to the summary's folder
     */
    public static SummaryEntry ran(VerdictFile file, Path report) {
        if (report.isAbsolute()) {
            throw new IllegalArgumentException(
                    "the report's path must be relative to the summary, not " + report);
        }
        return new SummaryEntry(
                file.scenario(),
                file.label(),
                file.verdict().name(),
                file.spoken(),
                file.expected(),
                file.verdict() == file.expected(),
                file.reason(),
                null,
                report.toString().replace('\\', '/'),
                file.durations().get("total"),
                file.occasion(),
                file.reproduced(),
                file.recovered());
    }

    /**
     * The entry of a replay that this machine or cluster could not carry.
     *
     * @param required whether everything must run, so that this makes Maven red
     */
    public static SummaryEntry notRun(
            String scenario,
            String variant,
            Verdict expected,
            String reason,
            String remedy,
            boolean required) {
        return notRun(scenario, variant, expected, reason, remedy, required, Occasion.PLAIN);
    }

    /** The same on an occasion of its own. */
    public static SummaryEntry notRun(
            String scenario,
            String variant,
            Verdict expected,
            String reason,
            String remedy,
            boolean required,
            Occasion occasion) {
        return new SummaryEntry(
                scenario,
                variant,
                NOT_RUN,
                "not run here",
                expected,
                !required,
                reason,
                remedy,
                null,
                null,
                occasion,
                null,
                null);
    }

    boolean isSameReplay(SummaryEntry other) {
        return scenario.equals(other.scenario) && variant.equals(other.variant);
    }
}
