package dev.relapse.scenarios.apierrorbudgetburn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.monitoring.Promtool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real promtool: ten writes and ten reads a second, a tenth of the writes slow. */
class PublishedWindowsTest {

    @TempDir private Path folder;

    /** A tenth is over 6 % of the window once 0.6 of it is incident, and never over 14.4 %. */
    @Test
    void aPairFiresOnceItsLongWindowHoldsEnoughOfTheIncident() {
        assertThat(firing("6h"))
                .hasSize(1)
                .hasEntrySatisfying(
                        BurnRatePair.ALERT,
                        after ->
                                assertThat(after)
                                        .isBetween(
                                                Duration.ofMinutes(216 + 15),
                                                Duration.ofMinutes(216 + 15 + 9)));
    }

    @Test
    void aPairThatAsksForMoreNeverFires() {
        assertThat(firing("1h")).isEmpty();
    }

    private Map<String, Duration> firing(String longWindow) {
        BurnRatePair pair =
                BurnRatePair.ALL.stream()
                        .filter(one -> one.longWindow().equals(longWindow))
                        .findFirst()
                        .orElseThrow();
        return new PublishedWindows(
                        ScenarioCatalogue.ofProject().read("api-error-budget-burn"),
                        Promtool::run,
                        folder)
                .firstFiring(pair, rates(1), rates(0.9));
    }

    /** Only writes slower than a second by the clock that counts webhooks in. */
    private static Map<String, Double> rates(double fast) {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (CountedRequests counted : CountedRequests.ALL) {
            String series = counted.series();
            boolean slowOnes =
                    series.startsWith("apiserver_request_duration_seconds_bucket")
                            && series.contains("PUT");
            boolean none =
                    series.contains("code=\"500\"")
                            || series.contains("scope=\"namespace\"")
                            || series.contains("scope=\"cluster\"");
            rates.put(series, none ? 0 : slowOnes ? 10 * fast : 10);
        }
        return rates;
    }
}
