package dev.relapse.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.cluster.RequestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestRateTest {

    private static final Instant START = Instant.parse("2022-11-24T10:00:00Z");

    @TempDir private Path folder;

    @Test
    void countsWhatWasAnsweredInTheWindowBefore() throws IOException {
        Path log = Files.createFile(folder.resolve("audit.log"));
        RequestRate updates =
                new RequestRate(
                        "updates",
                        new RequestLog(log),
                        request -> request.verb().equals("update"),
                        Duration.ofSeconds(10));
        for (int second = 0; second < 20; second++) {
            append(log, "update", "ResponseComplete", START.plusSeconds(second), 300);
        }
        append(log, "get", "ResponseComplete", START.plusSeconds(12), 1);
        append(log, "watch", "ResponseComplete", START.plusSeconds(12), 1);
        append(log, "update", "Panic", START.plusSeconds(12), 1);

        assertThat(updates.at(START.plusSeconds(15))).hasValue(1.0);
        assertThat(updates.at(START.plusSeconds(25))).hasValue(0.5);
        assertThat(updates.at(START.plusSeconds(60))).hasValue(0.0);
        assertThat(updates.between(START.plusSeconds(15), START.plusSeconds(17)))
                .containsExactly(1.0, 1.0, 1.0);
        append(log, "update", "ResponseComplete", START.plusSeconds(14), 400);
        assertThat(updates.at(START.plusSeconds(15))).hasValue(1.1);
    }

    /** A slow request counts when it was answered: that is when its caller could go on. */
    @Test
    void aRequestCountsAtItsAnswer() throws IOException {
        Path log = Files.createFile(folder.resolve("audit.log"));
        append(log, "update", "ResponseComplete", START, 5_000);
        RequestRate all =
                new RequestRate("all", new RequestLog(log), r -> true, Duration.ofSeconds(1));

        assertThat(all.at(START.plusSeconds(1))).hasValue(0.0);
        assertThat(all.at(START.plusMillis(5_500))).hasValue(1.0);
    }

    @Test
    void aWindowIsASecondAtLeast() {
        RequestLog log = new RequestLog(folder.resolve("audit.log"));
        assertThatThrownBy(() -> new RequestRate("all", log, r -> true, Duration.ofMillis(10)))
                .hasMessageContaining("needs a second at least");
    }

    private static void append(Path log, String verb, String stage, Instant received, long millis)
            throws IOException {
        String line =
                """
                {"stage":"%s","verb":"%s","user":{"username":"operator"},\
                "objectRef":{"resource":"deployments","apiGroup":"apps"},\
                "requestReceivedTimestamp":"%s","stageTimestamp":"%s"}
                """
                        .formatted(stage, verb, received, received.plusMillis(millis));
        Files.writeString(log, line, StandardOpenOption.APPEND);
    }
}
