package dev.relapse.simulation.draino.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** internal/kubernetes/drainSchedule.go, WhenNextSchedule. */
class DrainSpacingTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "first drain, 600, -1000000, 11",
        "second node at once, 600, 11, 611",
        "third node at once, 600, 611, 1211",
        "buffer passed long ago, 600, -700, 11",
        "buffer ends within the lead, 600, -595, 11",
        "buffer ends just after the lead, 600, -588, 12",
        "no buffer, 0, 11, 11"
    })
    void drainsAreSpacedByTheBufferButNeverSoonerThanElevenSeconds(
            String when, long buffer, long lastSeconds, long expectedSeconds) {
        Instant next =
                new DrainSpacing(Duration.ofSeconds(buffer))
                        .next(NOW, NOW.plusSeconds(lastSeconds));
        assertThat(next).as(when).isEqualTo(NOW.plusSeconds(expectedSeconds));
    }
}
