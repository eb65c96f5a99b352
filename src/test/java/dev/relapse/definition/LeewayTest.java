package dev.relapse.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeewayTest {

    @ParameterizedTest
    @CsvSource({
        "10%,        read in 100 ms, read in 110 ms, true",
        "10%,        read in 110 ms, read in 100 ms, true",
        "10%,        read in 100 ms, read in 112 ms, false",
        "10%,        read in 100 ms, lost in 100 ms, false",
        "10%,        3 of 3,         3,              false",
        "10%,        none,           none,           true",
        "10%,        0 left,         1 left,         false",
        "same-words, read in 1 ms,   read in 99 ms,  true",
        "same-words, read in 1 ms,   lost in 99 ms,  false",
        "anything,   read in 1 ms,   lost,           true"
    })
    void allowsSoMuchAndNoMore(String leeway, String one, String other, boolean allowed) {
        assertThat(Leeway.parse(leeway).allows(one, other)).isEqualTo(allowed);
    }

    @Test
    void withoutAnyOnlyPointsInTimeMayDiffer() {
        assertThat(
                        Leeway.NONE.allows(
                                "node-1: tainted 2026-11-29T22:54:04Z, deleted",
                                "node-1: tainted 2025-01-02T03:04:05.678901Z, deleted"))
                .isTrue();
        assertThat(Leeway.NONE.allows("3 of 3 are Ready", "2 of 3 are Ready")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0%", "100%", "10", "a bit"})
    void refusesWhatIsNoLeeway(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Leeway.parse(text))
                .withMessageContaining("same-words, anything or a share such as 10%");
    }

    @Test
    void aToleranceNamesOneProbeOrSeveral() {
        Tolerance several = new Tolerance("pods of group * are Ready (*)", Leeway.NONE, "a test");

        assertThat(several.concerns("pods of group edge are Ready (3)")).isTrue();
        assertThat(several.concerns("pods of group edge are Ready")).isFalse();
        assertThat(new Tolerance("a.b", Leeway.NONE, "a test").concerns("a.b")).isTrue();
        assertThat(new Tolerance("a.b", Leeway.NONE, "a test").concerns("axb")).isFalse();
    }
}
