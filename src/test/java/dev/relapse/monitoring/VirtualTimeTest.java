package dev.relapse.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real promtool. */
class VirtualTimeTest {

    private static final RuleFile HIGH =
            new RuleFile(
                    "high.yaml",
                    "groups: [{name: g, rules: [{alert: High, expr: level > 5, for: 2m}]}]");

    @TempDir private Path folder;

    @Test
    void anAlertFiresOnceItHasBeenTrueForLongEnough() {
        // Greater than 5 from the sixth minute on, pending for two more.
        assertThat(
                        query(
                                HIGH,
                                "min_over_time(timestamp(ALERTS{alertstate=\"firing\"})[20m:1m])",
                                Map.of("level{job='a'}", "0+1x20")))
                .hasSize(1)
                .containsValue(480.0);
    }

    @Test
    void whatMatchesNothingIsEmpty() {
        assertThat(query(HIGH, "ALERTS", Map.of("level", "0+0x20"))).isEmpty();
    }

    @Test
    void seriesThatAreNoneAreRefusedInPromtoolsWords() {
        assertThatThrownBy(() -> query(HIGH, "level", Map.of("level{", "0+0x20")))
                .isInstanceOf(PrometheusException.class)
                .hasMessageContaining("unexpected character");
    }

    private Map<Map<String, String>, Double> query(
            RuleFile rules, String expression, Map<String, String> series) {
        return new VirtualTime(
                        Promtool::run,
                        folder.resolve("made"),
                        List.of(rules),
                        Duration.ofMinutes(1))
                .query(expression, series, Duration.ofMinutes(20));
    }
}
