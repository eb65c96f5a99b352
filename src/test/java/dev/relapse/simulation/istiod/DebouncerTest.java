package dev.relapse.simulation.istiod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.relapse.simulation.istiod.model.Change;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebouncerTest {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final List<Change> passedOn = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private Debouncer debouncer(Duration quiet, Duration longest) {
        return new Debouncer(quiet, longest, executor, passedOn::add);
    }

    @Test
    void changesInQuickSuccessionAreOnePush() {
        Debouncer debouncer = debouncer(Duration.ofMillis(300), Duration.ofSeconds(10));
        debouncer.add(Change.full(LargeMesh.key(1)));
        debouncer.add(Change.endpoints(LargeMesh.key(2)));
        await().until(() -> !passedOn.isEmpty());
        assertThat(passedOn).hasSize(1);
        assertThat(passedOn.get(0).keys()).hasSize(2);
        assertThat(passedOn.get(0).full()).isTrue();
    }

    @Test
    void aChangeAfterThePushIsAnotherPush() {
        Debouncer debouncer = debouncer(Duration.ofMillis(10), Duration.ofSeconds(10));
        debouncer.add(Change.full(LargeMesh.key(1)));
        await().until(() -> passedOn.size() == 1);
        debouncer.add(Change.endpoints(LargeMesh.key(2)));
        await().until(() -> passedOn.size() == 2);
        assertThat(passedOn.get(1).full()).isFalse();
    }

    @Test
    void changesThatNeverPauseArePassedOnWhenTheFirstIsOldEnough() {
        Debouncer debouncer = debouncer(Duration.ofMillis(500), Duration.ofMillis(800));
        int[] added = {0};
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(5))
                .until(
                        () -> {
                            debouncer.add(Change.full(LargeMesh.key(added[0]++)));
                            return !passedOn.isEmpty();
                        });
    }

    @Test
    void nothingIsNoPush() {
        Debouncer debouncer = debouncer(Duration.ofMillis(10), Duration.ofSeconds(10));
        debouncer.add(Change.NONE);
        debouncer.add(Change.full(LargeMesh.key(1)));
        await().until(() -> !passedOn.isEmpty());
        assertThat(passedOn).containsExactly(Change.full(LargeMesh.key(1)));
    }

    @ParameterizedTest
    @CsvSource({"100ms, 100", "10s, 10000", "1m30s, 90000", "1.5s, 1500"})
    void durationsAreReadAsGoWritesThem(String text, long millis) {
        assertThat(DurationVariable.read(Map.of("X", text), "X", Duration.ZERO)).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "fast", "1s x", "-1s"})
    void otherDurationsAreRefusedByTheirVariable(String text) {
        assertThatThrownBy(() -> DurationVariable.read(Map.of("X", text), "X", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X=" + text);
    }
}
