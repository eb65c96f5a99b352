package dev.relapse.report;

import dev.relapse.verdict.VerdictFile.EvidenceRecord;
import dev.relapse.verdict.VerdictFile.ProofRecord;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One of the three proofs as the page shows it. */
public record ProofView(String name, Optional<ProofRecord> record) {

    static ProofView of(String name, List<ProofRecord> all) {
        return new ProofView(
                name,
                all.stream()
                        .filter(proof -> proof.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst());
    }

    /** The name as a heading. */
    public String heading() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Whether it holds, in words. */
    public String state() {
        return record.map(proof -> proof.holds() ? "holds" : "does not hold").orElse("not sought");
    }

    /** A colour class: good, bad or none. */
    public String tone() {
        return record.map(proof -> proof.holds() ? "good" : "bad").orElse("none");
    }

    public boolean wasSought() {
        return record.isPresent();
    }

    /** The day on which the window began. */
    public String day() {
        return record.map(proof -> Say.day(proof.from())).orElse("");
    }

    public String from() {
        return record.map(proof -> Say.time(proof.from())).orElse("");
    }

    public String until() {
        return record.map(proof -> Say.time(proof.until()) + " UTC").orElse("");
    }

    public String length() {
        return record.map(proof -> Say.length(Duration.between(proof.from(), proof.until())))
                .orElse("");
    }

    public List<EvidenceRecord> evidence() {
        return record.map(ProofRecord::evidence).orElse(List.of());
    }
}
