package dev.relapse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private static final Duration OFTEN = Duration.ofMillis(10);

    @Test
    void workGoesOnUntilItIsClosed() {
        AtomicInteger rounds = new AtomicInteger();
        try (Background background = new Background()) {
            background.every(OFTEN, "counting", rounds::incrementAndGet);
            await().untilAtomic(rounds, org.hamcrest.Matchers.greaterThan(3));
            assertThat(background.reasonToAbort()).isEmpty();
        }
        int ended = rounds.get();
        await().during(OFTEN.multipliedBy(10)).until(() -> rounds.get() == ended);
    }

    @Test
    void workThatFailsEndsAndGivesAReasonToAbort() {
        AtomicInteger rounds = new AtomicInteger();
        try (Background background = new Background()) {
            background.every(
                    OFTEN,
                    "counting",
                    () -> {
                        rounds.incrementAndGet();
                        throw new java.io.IOException("no more numbers");
                    });
            await().until(() -> background.reasonToAbort().isPresent());
            assertThat(background.reasonToAbort().orElseThrow())
                    .contains("counting", "no more numbers");
        }
        assertThat(rounds).hasValue(1);
    }

    @Test
    void workThatIsInterruptedByTheEndHasNotFailed() {
        Background background = new Background();
        AtomicInteger waiting = new AtomicInteger();
        background.every(
                OFTEN,
                "waiting",
                () -> {
                    waiting.incrementAndGet();
                    new java.util.concurrent.CountDownLatch(1).await();
                });
        await().untilAtomic(waiting, org.hamcrest.Matchers.is(1));

        background.close();

        assertThat(background.reasonToAbort()).isEmpty();
    }
}
