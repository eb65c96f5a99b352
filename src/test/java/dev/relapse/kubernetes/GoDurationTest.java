package dev.relapse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    /** Printed forms: time/format of the Go standard library, {@code Duration.String}. */
    @ParameterizedTest
    @CsvSource({
        "0, PT0S, 0s",
        "0s, PT0S, 0s",
        "10m, PT10M, 10m0s",
        "8m0s, PT8M, 8m0s",
        "1h30m, PT1H30M, 1h30m0s",
        "1h, PT1H, 1h0m0s",
        "1.5s, PT1.5S, 1.5s",
        "500ms, PT0.5S, 500ms",
        "1.5ms, PT0.0015S, 1.5ms",
        "100h, PT100H, 100h0m0s",
        // The first two came from metrics-server 0.9.0.
        "10.003s, PT10.003S, 10.003s",
        "9.996s, PT9.996S, 9.996s",
        "1m0.5s, PT1M0.5S, 1m0.5s",
        "1h15m30s, PT1H15M30S, 1h15m30s"
    })
    void readsAndPrintsAsGoDoes(String text, Duration duration, String printed) {
        assertThat(GoDuration.parse(text)).isEqualTo(duration);
        assertThat(GoDuration.format(duration)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "ten minutes", "-5s", "5 s", "5x", "5s5", "-"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a duration");
    }
}
