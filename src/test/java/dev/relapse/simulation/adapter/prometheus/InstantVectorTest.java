package dev.relapse.simulation.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads recorded answers; how they were obtained is told beside them. */
class InstantVectorTest {

    @Test
    void aVectorKeepsLabelsValuesAndTheTimeToTheMillisecond() {
        assertThat(InstantVector.parse(Recorded.answer("container-memory")))
                .hasSize(4)
                .first()
                .isEqualTo(
                        new Sample(
                                Map.of("container", "app", "pod", "web-1"),
                                134_217_728,
                                Instant.parse("2026-11-24T00:10:45.388Z")));
    }

    @Test
    void anEmptyVectorIsNoFailure() {
        assertThat(InstantVector.parse(Recorded.answer("empty"))).isEmpty();
    }

    @Test
    void notANumberIsAValue() {
        assertThat(InstantVector.parse(Recorded.answer("nan")))
                .singleElement()
                .extracting(Sample::value)
                .isEqualTo(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"bad-query,bad_data: invalid parameter", "scalar,not a vector: scalar"})
    void anythingElseFailsWithItsReason(String answer, String reason) {
        assertThatThrownBy(() -> InstantVector.parse(Recorded.answer(answer)))
                .isInstanceOf(QueryFailed.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aPageOfHtmlFails() {
        assertThatThrownBy(() -> InstantVector.parse("<html>"))
                .isInstanceOf(QueryFailed.class)
                .hasMessageContaining("not JSON");
    }
}
