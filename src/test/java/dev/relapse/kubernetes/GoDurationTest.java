package dev.relapse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    /** As time.Duration.String() documents it; the first two came from metrics-server 0.9.0. */
    @ParameterizedTest
    @CsvSource({
        "10.003s, 10003",
        "9.996s, 9996",
        "10s, 10000",
        "1m0.5s, 60500",
        "1h15m30s, 4530000"
    })
    void isReadWithWhatStandsBehindThePoint(String text, long millis) {
        assertThat(GoDuration.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "ten seconds", "-"})
    void anythingElseIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse(text))
                .withMessageContaining("'" + text + "'");
    }
}
