package dev.relapse.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictWriterTest {

    @TempDir Path folder;

    @Test
    void theFileSaysTimesInUtcDurationsInSecondsAndFidelityInLowerCase() throws Exception {
        Path file = VerdictWriter.write(folder.resolve("new/one"), SampleVerdict.recovered("mesh"));

        JsonNode json = RelapseJson.mapper().readTree(Files.readString(file));
        assertThat(json.at("/spoken").asText()).isEqualTo("RECOVERED (simulated: istiod)");
        assertThat(json.at("/proofs/0/from").asText()).isEqualTo("2025-03-04T10:00:00.250Z");
        assertThat(json.at("/components/0/fidelity").asText()).isEqualTo("simulated");
        assertThat(json.at("/components/1/fidelity").asText()).isEqualTo("real");
        assertThat(json.at("/durations/total").asDouble()).isEqualTo(61.5);
        assertThat(json.at("/cpuPressure/someShare").asDouble()).isEqualTo(0.125);
    }

    @Test
    void whatIsWrittenCanBeReadBack() throws Exception {
        VerdictFile verdict = SampleVerdict.recovered("mesh");

        Path file = VerdictWriter.write(folder, verdict);

        assertThat(RelapseJson.mapper().readValue(file.toFile(), VerdictFile.class))
                .isEqualTo(verdict);
    }

    @Test
    void anUnknownFieldBreaksTheSchema() {
        ObjectNode json = RelapseJson.mapper().valueToTree(SampleVerdict.recovered("mesh"));
        ((ObjectNode) json.at("/proofs/2")).put("mood", "good");

        assertThatThrownBy(() -> FileSchema.VERDICT.require(json, "the verdict"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proofs[2]")
                .hasMessageContaining("mood");
    }

    @Test
    void aTimeThatIsNoTimeBreaksTheSchema() {
        ObjectNode json = RelapseJson.mapper().valueToTree(SampleVerdict.recovered("mesh"));
        ((ObjectNode) json.at("/proofs/0")).put("from", "2025-13-45T10:00:00Z");

        assertThatThrownBy(() -> FileSchema.VERDICT.require(json, "the verdict"))
                .hasMessageContaining("proofs[0].from");
    }

    @Test
    void recoveredNeedsAllThreeProofsAndNothingIsWrittenWithoutThem() {
        VerdictFile two =
                SampleVerdict.with(
                        "mesh", Verdict.RECOVERED, SampleVerdict.proofs("healthy", "failing"));

        assertRefused(two, "proofs");
    }

    @Test
    void proofsOutOfOrderAreRefused() {
        assertRefused(
                SampleVerdict.with(
                        "mesh", Verdict.INCONCLUSIVE, SampleVerdict.proofs("failing", "healthy")),
                "proofs[0]");
    }

    @Test
    void aProofThatHoldsWithoutEvidenceIsRefused() {
        assertRefused(
                SampleVerdict.with(
                        "mesh", Verdict.INCONCLUSIVE, List.of(SampleVerdict.proof("healthy", 0))),
                "proofs[0].evidence[0].count");
    }

    @Test
    void aVerdictSpokenWithoutItsSimulationIsRefused() {
        VerdictFile file = SampleVerdict.recovered("mesh");
        VerdictFile silent =
                new VerdictFile(
                        file.scenario(),
                        file.variant(),
                        file.candidates(),
                        file.occasion(),
                        file.cluster(),
                        file.expected(),
                        file.verdict(),
                        "RECOVERED",
                        file.reason(),
                        file.deletable(),
                        file.notes(),
                        file.proofs(),
                        file.components(),
                        file.timers(),
                        file.durations(),
                        null,
                        null);

        assertRefused(silent, "must be spoken as 'RECOVERED (simulated: istiod)'");
    }

    private void assertRefused(VerdictFile file, String message) {
        assertThatThrownBy(() -> VerdictWriter.write(folder, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
