package dev.relapse.simulation.autoscaler.loop;

import static dev.relapse.simulation.autoscaler.Objects.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.simulation.autoscaler.options.CooldownOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code isScaleDownInCooldown} in core/static_autoscaler.go@1.33.0. */
class CooldownTest {

    private final Cooldown cooldown =
            new Cooldown(
                    new CooldownOptions(
                            Duration.ofMinutes(10), Duration.ofSeconds(20), Duration.ofMinutes(3)),
                    NOW);

    @Test
    void theProgramDoesNotStartInACooldown() {
        assertThat(cooldown.holds(NOW)).isFalse();
    }

    @Test
    void aDeletionPausesForItsDelay() {
        cooldown.deleted(NOW);
        assertThat(cooldown.holds(NOW.plusSeconds(19))).isTrue();
        assertThat(cooldown.holds(NOW.plusSeconds(20))).isFalse();
    }

    @Test
    void aFailurePausesForItsDelay() {
        cooldown.failed(NOW);
        assertThat(cooldown.holds(NOW.plusSeconds(179))).isTrue();
        assertThat(cooldown.holds(NOW.plusSeconds(180))).isFalse();
    }
}
