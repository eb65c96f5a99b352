package dev.relapse.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.definition.Leeway;
import dev.relapse.definition.Tolerance;
import dev.relapse.verdict.SampleVerdict;
import dev.relapse.verdict.Verdict;
import dev.relapse.verdict.VerdictFile;
import dev.relapse.verdict.VerdictFile.EvidenceRecord;
import dev.relapse.verdict.VerdictFile.ProofRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final EvidenceRecord READY = saw("pods are Ready", "3 of 3");

    @Test
    void theSameIsNoDifference() {
        VerdictFile embedded = recovered("embedded", SampleVerdict.proof("healthy", true, READY));
        VerdictFile kind = recovered("kind", SampleVerdict.proof("healthy", true, READY));

        assertThat(agreement(kind, embedded).differences()).isEmpty();
        assertThat(agreement(kind, embedded).compared()).isEqualTo(1);
    }

    @Test
    void anotherVerdictIsADifference() {
        VerdictFile embedded = recovered("embedded");
        VerdictFile kind = SampleVerdict.on("kind", "one", Verdict.NOT_RECOVERED, List.of());

        assertThat(agreement(kind, embedded).differences())
                .containsExactly("NOT_RECOVERED on kind, RECOVERED on embedded");
    }

    @Test
    void aProofThatHeldOnOneOnlyIsADifferenceAndItsProbesAreNotCompared() {
        VerdictFile embedded =
                recovered(
                        "embedded",
                        SampleVerdict.proof("failing", true, saw("an alert", "firing")));
        VerdictFile kind =
                recovered(
                        "kind", SampleVerdict.proof("failing", false, saw("an alert", "pending")));

        assertThat(agreement(kind, embedded).differences())
                .containsExactly("which proofs held: {failing=false}, and {failing=true}");
    }

    @Test
    void whatAProbeLastSawIsComparedLookByLook() {
        VerdictFile embedded =
                recovered(
                        "embedded",
                        SampleVerdict.proof(
                                "healthy", true, READY, saw("pods are Ready", "2 of 2")));
        VerdictFile kind =
                recovered(
                        "kind",
                        SampleVerdict.proof(
                                "healthy", true, READY, saw("pods are Ready", "1 of 2")));

        assertThat(agreement(kind, embedded).differences())
                .containsExactly(
                        "healthy, pods are Ready (look 2): '1 of 2' on kind, '2 of 2' on embedded");
        assertThat(agreement(kind, embedded, tolerating("50%")).differences()).isEmpty();
    }

    @Test
    void aProbeThatOnlyOneOfThemHasIsADifferenceUnlessAnythingMayBe() {
        VerdictFile embedded = recovered("embedded", SampleVerdict.proof("healthy", true, READY));
        VerdictFile kind = recovered("kind", SampleVerdict.proof("healthy", true));

        assertThat(agreement(kind, embedded, tolerating("same-words")).differences())
                .containsExactly("healthy, pods are Ready: nobody looked for it on kind");
        assertThat(agreement(kind, embedded, tolerating("anything")).differences()).isEmpty();
    }

    @Test
    void whichOfSeveralMachinesItWasIsNoDifference() {
        VerdictFile embedded =
                recovered(
                        "embedded",
                        SampleVerdict.proof(
                                "failing", true, saw("node worker-2 is cordoned", "cordoned")));
        VerdictFile kind =
                recovered(
                        "kind",
                        SampleVerdict.proof(
                                "failing", true, saw("node worker-4 is cordoned", "cordoned")));

        assertThat(agreement(kind, embedded).differences()).isEmpty();
        assertThat(agreement(kind, embedded).compared()).isEqualTo(1);
    }

    private static Agreement agreement(
            VerdictFile ours, VerdictFile theirs, Tolerance... tolerances) {
        return new Agreement(ours, theirs, List.of(tolerances));
    }

    private static Tolerance tolerating(String within) {
        return new Tolerance("pods are *", Leeway.parse(within), "this is a test");
    }

    private static EvidenceRecord saw(String probe, String observed) {
        return new EvidenceRecord(probe, observed, 1);
    }

    private static VerdictFile recovered(String cluster, ProofRecord... proofs) {
        return SampleVerdict.on(cluster, "one", Verdict.RECOVERED, List.of(proofs));
    }
}
