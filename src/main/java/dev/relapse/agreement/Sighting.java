package dev.relapse.agreement;

import dev.relapse.definition.Leeway;
import dev.relapse.verdict.VerdictFile;
import dev.relapse.verdict.VerdictFile.EvidenceRecord;
import dev.relapse.verdict.VerdictFile.ProofRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of the looks by which a proof was seen to hold. Its name has no numbers: which of several
 * machines a scheduler chose, or when it was looked at, is not what is compared.
 *
 * @param proof healthy, failing or recovered
 * @param probe the probe's name, with # for each number in it
 * @param nth 1 where the proof looked through it for the first time, 2 for the second
 */
record Sighting(String proof, String probe, int nth) {

    /** What each of them saw, by the proofs that hold. */
    static Map<Sighting, String> in(VerdictFile verdict) {
        Map<Sighting, String> all = new LinkedHashMap<>();
        for (ProofRecord proof : verdict.proofs()) {
            if (!proof.holds()) {
                continue;
            }
            Map<String, Integer> looks = new HashMap<>();
            for (EvidenceRecord evidence : proof.evidence()) {
                String probe = Leeway.words(evidence.probe());
                int nth = looks.merge(probe, 1, Integer::sum);
                all.put(new Sighting(proof.name(), probe, nth), evidence.observed());
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return proof + ", " + probe + (nth == 1 ? "" : " (look " + nth + ")");
    }
}
