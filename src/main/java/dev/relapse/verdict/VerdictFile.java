package dev.relapse.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.relapse.cluster.Component;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The content of {@code verdict.json}; its schema is {@code verdict.schema.json} beside this
 * class's resources. Times are UTC, durations are seconds.
 *
 * @param scenario the scenario's id
 * @param variant the variant's name
 * @param candidates the versions that were to be judged
 * @param occasion why it was replayed
 * @param cluster the cluster's kind
 * @param expected the verdict that makes Maven green
 * @param verdict the verdict
 * @param spoken the verdict as a person hears it, what was simulated included
 * @param reason one sentence
 * @param deletable what a team keeps against the incident and no longer needs; null unless SAFE
 * @param notes findings a reader should know, may be empty
 * @param proofs in the order in which they were sought; those not sought are left out
 * @param components what ran
 * @param timers upstream delays and what was used instead
 * @param durations seconds by phase, and {@code total}
 * @param cpuPressure how busy the machine was
 * @param peakMemoryMiB the largest summed PSS seen, in MiB; {@code null} when nothing was read
 */
public record VerdictFile(
        String scenario,
        String variant,
        Candidates candidates,
        Occasion occasion,
        String cluster,
        Verdict expected,
        Verdict verdict,
        String spoken,
        String reason,
        String deletable,
        List<String> notes,
        List<ProofRecord> proofs,
        List<Component> components,
        List<TimerRecord> timers,
        Map<String, Double> durations,
        @JsonProperty("cpuPressure") Pressure cpuPressure,
        @JsonProperty("peakMemoryMiB") Long peakMemoryMiB) {

    /** The variant's name with all that sets this replay of it apart. */
    public String label() {
        return occasion.label(candidates.label(variant));
    }

    /** Whether the incident was seen to come; null when the replay could not tell. */
    Boolean reproduced() {
        if (holds("failing")) {
            return true;
        }
        return (verdict == Verdict.NOT_REPRODUCED || verdict == Verdict.SAFE) ? false : null;
    }

    /** Whether it was seen to be cured; null when the replay could not tell. */
    Boolean recovered() {
        if (verdict == Verdict.RECOVERED || verdict == Verdict.EXPOSED) {
            return true;
        }
        return (verdict == Verdict.NOT_RECOVERED || verdict == Verdict.REGRESSED) ? false : null;
    }

    private boolean holds(String proof) {
        return proofs.stream().anyMatch(p -> p.name().equals(proof) && p.holds());
    }

    /**
     * One proof.
     *
     * @param name healthy, failing or recovered
     * @param holds whether it was seen to hold
     * @param from when the final window began, which lies before the search where a probe speaks of
     *     the past; when the search began, if it does not hold
     * @param until when the window, or the search, ended
     * @param evidence one entry per probe, the last observation of each
     */
    public record ProofRecord(
            String name,
            boolean holds,
            Instant from,
            Instant until,
            List<EvidenceRecord> evidence) {}

    /** What a probe saw, and how many things it looked at. */
    public record EvidenceRecord(String probe, String observed, long count) {}

    /** An upstream delay, with units as upstream writes them ({@code 15s}). */
    public record TimerRecord(String name, String upstream, String used) {}

    /**
     * The machine's own busyness during the replay, from /proc/pressure/cpu.
     *
     * @param someShare share of the time in which some task waited for a CPU, 0 to 1
     */
    public record Pressure(double someShare) {}
}
