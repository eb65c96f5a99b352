package dev.relapse.scenarios.istiosidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures in the form of metrics.k8s.io/v1beta1, as metrics-server 0.9.0 answered. */
class ReportedUsageTest {

    private static final Instant START = Instant.parse("2026-11-30T20:00:00Z");
    private static final double IDLE = 100;

    private final ReportedUsage usage = new ReportedUsage(null, "shop");

    @Test
    void newsIsToldOnce() throws JsonProcessingException {
        take("a", 10, "250m", 10);
        take("a", 10, "250m", 12);

        assertThat(usage.figures())
                .singleElement()
                .satisfies(
                        figure -> {
                            assertThat(figure.milliCores()).isEqualTo(250);
                            assertThat(figure.mebibytes()).isEqualTo(64);
                            assertThat(figure.window()).isEqualTo(Duration.ofMillis(9996));
                            assertThat(figure.arrived()).isEqualTo(START.plusSeconds(10));
                        });
        assertThat(usage.tellsFrom()).contains(START.plusSeconds(10).minusMillis(9996));
    }

    @Test
    void idleIsTheFirstNewsThatTellsSoOfEachProxy() throws JsonProcessingException {
        take("a", 10, "50m", 10);
        take("b", 10, "50m", 10);
        take("a", 20, "50m", 20);
        take("b", 20, "250m", 20);
        take("a", 30, "50m", 30);
        take("a", 40, "50m", 40);
        take("b", 40, "60m", 40);

        assertThat(usage.idleAfter(START, IDLE, List.of("a", "b"))).contains(START.plusSeconds(10));
        assertThat(usage.idleAfter(START.plusSeconds(15), IDLE, List.of("a", "b")))
                .as("one is busy at 20, of one nothing is told at 30")
                .contains(START.plusSeconds(40));
        assertThat(usage.idleAfter(START.plusSeconds(40), IDLE, List.of("a", "b"))).isEmpty();
    }

    /** One that was not asked about may be busy, but is not overlooked. */
    @Test
    void anotherProxyThatIsBusyCountsToo() throws JsonProcessingException {
        take("a", 10, "50m", 10);
        take("c", 10, "900m", 10);

        assertThat(usage.idleAfter(START, IDLE, List.of("a"))).isEmpty();
    }

    @Test
    void newsAfterAMomentIsTheFirstThatCame() throws JsonProcessingException {
        take("a", 10, "50m", 10);
        take("a", 20, "50m", 21);

        assertThat(usage.arrivedAfter(START.plusSeconds(10))).contains(START.plusSeconds(21));
        assertThat(usage.arrivedAfter(START.plusSeconds(21))).isEmpty();
    }

    private void take(String pod, int until, String cpu, int arrived)
            throws JsonProcessingException {
        usage.take(
                new ObjectMapper()
                        .readTree(
                                """
                                {"metadata": {"name": "%s"}, "timestamp": "%s", "window": "9.996s",
                                 "containers": [{"name": "app", "usage": {"cpu": "1", "memory": "1Gi"}},
                                                {"name": "istio-proxy", "usage": {"cpu": "%s", "memory": "65536Ki"}}]}
                                """
                                        .formatted(pod, START.plusSeconds(until), cpu)),
                START.plusSeconds(arrived));
    }
}
