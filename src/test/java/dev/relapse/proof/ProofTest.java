package dev.relapse.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.probe.AllOf;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProofTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private final Proof proof = new Proof("failing", Optional::empty, Progress.SILENT);

    @Test
    void holdsWithTheEvidenceOfEveryProbe() {
        proof.expect(always("a", 2), always("b", 3)).within(LIMIT);

        ProofResult result = proof.result().orElseThrow();
        assertThat(result.holds()).isTrue();
        assertThat(result.evidence())
                .containsExactly(new Evidence("a", "a is so", 2), new Evidence("b", "b is so", 3));
    }

    @Test
    void aWindowBeginsAnewWhenOneProbeLetsGo() {
        AtomicInteger looks = new AtomicInteger();
        Probe flickers =
                Probe.of(
                        "flickers",
                        () ->
                                looks.incrementAndGet() == 2
                                        ? Observation.notYet("gone for a moment", 1)
                                        : Observation.holds("there", 1));

        proof.expect(flickers).holdingFor(Duration.ofMillis(400)).within(Duration.ofSeconds(5));

        ProofResult result = proof.result().orElseThrow();
        assertThat(Duration.between(result.from(), result.until()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(looks.get()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void theWindowBeginsWhereAProbeBeginsThatSpeaksOfThePast() {
        Instant then = Instant.now().minusSeconds(40);
        Probe history =
                Probe.of("cycled", () -> Observation.heldSince(then, "two cycles were seen", 2));

        proof.expect(always("a", 1), new AllOf("both", List.of(always("b", 1), history)))
                .within(LIMIT);

        assertThat(proof.result().orElseThrow().from()).isEqualTo(then);
    }

    @Test
    void isNotSeenWhenTheDeadlinePassesWithEvidenceAtHand() {
        assertThatThrownBy(() -> proof.expect(never("alert fires", 12)).within(LIMIT))
                .isInstanceOf(ProofNotSeen.class)
                .hasMessageContaining("alert fires");
        assertThat(proof.result().orElseThrow().holds()).isFalse();
    }

    @Test
    void cannotTellWhenThereWasNothingToObserve() {
        assertThatThrownBy(() -> proof.expect(always("a", 1), never("no samples", 0)).within(LIMIT))
                .isInstanceOf(CannotTell.class)
                .hasMessageContaining("nothing to observe for 'no samples'");
    }

    @Test
    void cannotTellWhenSomethingDied() {
        Proof dying = new Proof("failing", () -> Optional.of("prometheus died"), Progress.SILENT);

        assertThatThrownBy(() -> dying.expect(always("a", 1)).within(LIMIT))
                .isInstanceOf(CannotTell.class)
                .hasMessageContaining("prometheus died");
    }

    @Test
    void hasNoResultBeforeAnythingWasSought() {
        assertThat(proof.result()).isEmpty();
    }

    @Test
    void oneLookThatFailedSpoilsTheWholeProof() {
        proof.expect(always("a", 1)).within(LIMIT);
        assertThatThrownBy(() -> proof.expect(never("b", 1)).within(LIMIT))
                .isInstanceOf(ProofNotSeen.class);

        assertThat(proof.result().orElseThrow().holds()).isFalse();
    }

    private static Probe always(String name, long count) {
        return Probe.of(name, () -> Observation.holds(name + " is so", count));
    }

    private static Probe never(String name, long count) {
        return Probe.of(name, () -> Observation.notYet("not so", count));
    }
}
