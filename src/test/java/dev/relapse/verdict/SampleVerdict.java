package dev.relapse.verdict;

import dev.relapse.artifact.Fidelity;
import dev.relapse.cluster.Component;
import dev.relapse.verdict.VerdictFile.EvidenceRecord;
import dev.relapse.verdict.VerdictFile.Pressure;
import dev.relapse.verdict.VerdictFile.ProofRecord;
import dev.relapse.verdict.VerdictFile.TimerRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The smallest verdict files that say something. */
public final class SampleVerdict {

    static final Instant START = Instant.parse("2025-03-04T10:00:00.250Z");

    private SampleVerdict() {}

    static VerdictFile recovered(String scenario) {
        return with(scenario, Verdict.RECOVERED, proofs("healthy", "failing", "recovered"));
    }

    static VerdictFile with(String scenario, Verdict verdict, List<ProofRecord> proofs) {
        return on("embedded", scenario, verdict, proofs);
    }

    /** On a kind of cluster. */
    public static VerdictFile on(
            String cluster, String scenario, Verdict verdict, List<ProofRecord> proofs) {
        List<Component> components =
                List.of(
                        new Component(
                                "istiod", "1.29.6", Fidelity.SIMULATED, "ours", "a".repeat(64)),
                        new Component("etcd", "3.6.7", Fidelity.REAL, "go module", "b".repeat(64)));
        return new VerdictFile(
                scenario,
                "main",
                Candidates.NONE,
                Occasion.PLAIN,
                cluster,
                Verdict.RECOVERED,
                verdict,
                SpokenVerdict.of(verdict, components),
                "All three proofs hold.",
                null,
                List.of(),
                proofs,
                components,
                List.of(new TimerRecord("sync period", "15s", "1s")),
                Map.of("total", 61.5),
                new Pressure(0.125),
                1800L);
    }

    static List<ProofRecord> proofs(String... names) {
        return Stream.of(names).map(name -> proof(name, 3)).toList();
    }

    static ProofRecord proof(String name, long count) {
        return proof(name, true, new EvidenceRecord("the alert is silent", "inactive", count));
    }

    /** With what its probes saw. */
    public static ProofRecord proof(String name, boolean holds, EvidenceRecord... evidence) {
        return new ProofRecord(name, holds, START, START.plusSeconds(30), List.of(evidence));
    }
}
