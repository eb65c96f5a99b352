package dev.relapse.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.cluster.RequestLog;
import dev.relapse.probe.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSideThrottlingTest {

    private static final Instant START = Instant.parse("2022-11-24T10:00:00Z");
    private static final double FIVE_A_SECOND = 5;

    @TempDir private Path folder;
    private Path log;

    @BeforeEach
    void aLog() throws IOException {
        log = Files.createFile(folder.resolve("audit.log"));
    }

    @Test
    void oneRequestAfterAnotherAtTheLimitersPace() throws IOException {
        ask("kyverno", Duration.ofMillis(205), 45);

        assertThat(observe())
                .isEqualTo(
                        Observation.holds(
                                "44 requests in a row, half of them 0.205 s or less after the one before",
                                44));
    }

    @Test
    void theTimeBetweenTwoAdmissionsIsNoPauseOfTheLimiter() throws IOException {
        for (int admission = 0; admission < 10; admission++) {
            ask("kyverno", START.plusMillis(850L * admission), Duration.ofMillis(200), 2);
        }
        ask("kyverno", START.plusMillis(8_600), Duration.ofMillis(700), 2);

        assertThat(observe()).isInstanceOf(Observation.Holds.class);
    }

    @Test
    void aClientThatHasItsBurstLeftIsNotHeld() throws IOException {
        ask("kyverno", Duration.ofMillis(8), 45);

        assertThat(observe())
                .isEqualTo(
                        Observation.notYet(
                                "44 requests in a row, half of them 0.008 s or less after the one before",
                                44));
    }

    @Test
    void aBusyMachineIsNoLimiter() throws IOException {
        ask("kyverno", Duration.ofMillis(330), 30);

        assertThat(observe()).isInstanceOf(Observation.NotYet.class);
    }

    @Test
    void fewRequestsAreNoPace() throws IOException {
        ask("kyverno", Duration.ofMillis(200), 5);
        ask("somebody-else", Duration.ofMillis(200), 45);

        assertThat(observe())
                .isEqualTo(Observation.notYet("4 requests in a row, fewer than 10", 50));
    }

    @Test
    void aClientThatAsksNothingWhileOthersDoIsNotHeld() throws IOException {
        ask("somebody-else", Duration.ofMillis(200), 45);

        assertThat(observe())
                .isEqualTo(Observation.notYet("0 requests in a row, fewer than 10", 45));
    }

    @Test
    void aLogInWhichNobodyAsksTellsNothing() {
        assertThat(observe())
                .isEqualTo(Observation.notYet("0 requests in a row, fewer than 10", 0));
    }

    @Test
    void aLimiterAllowsSomething() {
        assertThatThrownBy(() -> throttling(0)).hasMessageContaining("more than zero");
        assertThatThrownBy(() -> throttling(Double.NaN)).hasMessageContaining("more than zero");
    }

    private Observation observe() {
        return throttling(FIVE_A_SECOND).at(START.plusSeconds(10));
    }

    private ClientSideThrottling throttling(double perSecond) {
        return new ClientSideThrottling(
                "Kyverno",
                new RequestLog(log),
                request -> request.user().equals("kyverno"),
                perSecond,
                Duration.ofSeconds(10));
    }

    private void ask(String user, Duration pause, int times) throws IOException {
        ask(user, START, pause, times);
    }

    private void ask(String user, Instant from, Duration pause, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            Instant received = from.plus(pause.multipliedBy(i));
            Files.writeString(
                    log,
                    """
                    {"stage":"ResponseComplete","verb":"list","user":{"username":"%s"},\
                    "objectRef":{"resource":"configmaps"},\
                    "requestReceivedTimestamp":"%s","stageTimestamp":"%s"}
                    """
                            .formatted(user, received, received.plusMillis(2)),
                    StandardOpenOption.APPEND);
        }
    }
}
