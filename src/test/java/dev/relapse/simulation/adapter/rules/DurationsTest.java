package dev.relapse.simulation.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"30s,30s", "5m,5m0s", "90s,1m30s", "1h,1h0m0s", "1h30m,1h30m0s", "1d,24h0m0s"})
    void readsPrometheusAndWritesGo(String prometheus, String go) {
        assertThat(Durations.format(Durations.parse(prometheus))).isEqualTo(go);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "-5m", "5 m", "5y5", "0s"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }
}
