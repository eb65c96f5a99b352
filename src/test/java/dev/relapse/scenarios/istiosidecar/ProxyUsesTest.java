package dev.relapse.scenarios.istiosidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProxyUsesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WHILE = Duration.ofSeconds(3);
    private static final double LIMIT = 50;

    @Test
    void theMeanOverAWindowIsWhatWasUsedInIt() {
        ProxyUses uses = eachSecond(0, 100, 300, 300);

        assertThat(uses.milliCores(at(3), Duration.ofSeconds(2))).contains(100.0);
        assertThat(uses.milliCores(at(3), Duration.ofSeconds(1))).contains(0.0);
    }

    @Test
    void oneLookTellsOfNoUse() {
        assertThat(eachSecond(0).milliCores(at(0), WHILE)).isEmpty();
        assertThat(new ProxyUses().milliCores(at(0), WHILE)).isEmpty();
    }

    @Test
    void itIsQuietFromWhereItStoppedUsingAnything() {
        assertThat(eachSecond(0, 200, 200, 200, 210).quietSince(at(1), WHILE, LIMIT))
                .contains(at(1));
    }

    @Test
    void whatItUsedBeforeDoesNotMatterButTheWholeWhileMustLieAfter() {
        assertThat(eachSecond(0, 200, 200, 200, 210).quietSince(at(2), WHILE, LIMIT)).isEmpty();
    }

    @Test
    void itIsNotQuietWhileAPushIsBeingTakenIn() {
        assertThat(eachSecond(0, 0, 0, 0, 210).quietSince(at(1), WHILE, LIMIT)).isEmpty();
    }

    @Test
    void itIsNotQuietAtTheLimitItself() {
        assertThat(eachSecond(0, 50, 100, 150).quietSince(at(0), WHILE, LIMIT)).isEmpty();
        assertThat(eachSecond(0, 49, 98, 147).quietSince(at(0), WHILE, LIMIT)).contains(at(0));
    }

    @Test
    void nobodyKnowsOfAProxyThatWasNotMeasuredForLongEnough() {
        assertThat(new ProxyUses().quietSince(at(0), WHILE, LIMIT)).isEmpty();
        assertThat(eachSecond(0, 0).quietSince(at(0), Duration.ofSeconds(1), LIMIT))
                .contains(at(0));
        assertThat(eachSecond(0, 0).quietSince(at(0), WHILE, LIMIT)).isEmpty();
    }

    /** Of so many milliseconds of CPU in all at each second. */
    private static ProxyUses eachSecond(long... cpuMillis) {
        ProxyUses uses = new ProxyUses();
        for (int second = 0; second < cpuMillis.length; second++) {
            uses.add(new ProxyUse(at(second), Duration.ofMillis(cpuMillis[second]), 0));
        }
        return uses;
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
