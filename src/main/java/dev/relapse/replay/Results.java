package dev.relapse.replay;

import dev.relapse.cluster.Component;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import dev.relapse.proof.Phase;
import dev.relapse.proof.Proof;
import dev.relapse.proof.ProofResult;
import dev.relapse.verdict.VerdictFile;
import dev.relapse.verdict.VerdictFile.EvidenceRecord;
import dev.relapse.verdict.VerdictFile.Pressure;
import dev.relapse.verdict.VerdictFile.ProofRecord;
import dev.relapse.verdict.VerdictFile.TimerRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns the end of a replay into the records that are written down. */
record Results(ScenarioDefinition definition, Variant variant, String clusterKind) {

    VerdictFile verdictFile(
            Judgement judgement,
            Map<Phase, Proof> proofs,
            List<Component> components,
            List<String> notes,
            Map<String, Double> durations,
            double cpuPressure,
            OptionalLong peakMemoryMiB) {
        return new VerdictFile(
                definition.id(),
                variant.name(),
                variant.candidates(),
                variant.occasion(),
                clusterKind,
                definition.expected(variant, judgement.verdict()),
                judgement.verdict(),
                judgement.spoken(),
                judgement.reason(),
                judgement.deletable(),
                notes,
                proofs.values().stream()
                        .map(Proof::result)
                        .flatMap(Optional::stream)
                        .map(Results::record)
                        .toList(),
                components,
                definition.timers().stream()
                        .map(t -> new TimerRecord(t.name(), t.upstream(), t.used()))
                        .toList(),
                durations,
                new Pressure(cpuPressure),
                peakMemoryMiB.isPresent() ? peakMemoryMiB.getAsLong() : null);
    }

    private static ProofRecord record(ProofResult proof) {
        return new ProofRecord(
                proof.name(),
                proof.holds(),
                proof.from(),
                proof.until(),
                proof.evidence().stream()
                        .map(e -> new EvidenceRecord(e.probe(), e.observed(), e.count()))
                        .toList());
    }
}
