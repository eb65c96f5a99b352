package dev.relapse.simulation.draino.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** internal/kubernetes/drainer.go, MarkDrain. */
class DrainMarkTest {

    private static final Instant WHEN = Instant.parse("2026-01-01T00:00:11.123456Z");
    private static final Instant END = Instant.parse("2026-01-01T00:00:30.9Z");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:31Z");

    @Test
    void aScheduledDrainAddsATrueConditionBehindTheOthers() {
        NodeCondition ready = new NodeConditionBuilder().withType("Ready").build();
        List<NodeCondition> conditions = DrainMark.scheduled(WHEN).in(List.of(ready), NOW);
        assertThat(conditions)
                .containsExactly(
                        ready, condition("True", "Drain activity scheduled 2026-01-01T00:00:11Z"));
    }

    @Test
    void anEndedDrainTurnsItFalseAndSaysHowItEnded() {
        List<NodeCondition> before = DrainMark.scheduled(WHEN).in(List.of(), NOW);
        assertThat(DrainMark.ended(WHEN, END, false).in(before, NOW))
                .containsExactly(
                        condition(
                                "False",
                                "Drain activity scheduled 2026-01-01T00:00:11Z"
                                        + " | Completed: 2026-01-01T00:00:30Z"));
        assertThat(DrainMark.ended(WHEN, END, true).in(before, NOW))
                .containsExactly(
                        condition(
                                "False",
                                "Drain activity scheduled 2026-01-01T00:00:11Z"
                                        + " | Failed: 2026-01-01T00:00:30Z"));
    }

    @Test
    void theTransitionTimeStaysThatOfTheFirstMark() {
        List<NodeCondition> before = DrainMark.scheduled(WHEN).in(List.of(), NOW);
        NodeCondition after =
                DrainMark.ended(WHEN, END, false).in(before, NOW.plusSeconds(60)).get(0);
        assertThat(after.getLastTransitionTime()).isEqualTo("2026-01-01T00:00:31Z");
        assertThat(after.getLastHeartbeatTime()).isEqualTo("2026-01-01T00:01:31Z");
    }

    private static NodeCondition condition(String status, String message) {
        return new NodeConditionBuilder()
                .withType("DrainScheduled")
                .withStatus(status)
                .withReason("Draino")
                .withMessage(message)
                .withLastTransitionTime("2026-01-01T00:00:31Z")
                .withLastHeartbeatTime("2026-01-01T00:00:31Z")
                .build();
    }
}
