package dev.relapse.simulation.calico;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.simulation.calico.env.Environment;
import dev.relapse.simulation.calico.log.CalicoLog;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorAddressesTest {

    /** getMonitorPollInterval of projectcalico/calico v3.24.3, node/pkg/lifecycle/startup. */
    @ParameterizedTest
    @CsvSource({"'', 60", "2s, 2", "5m, 300", "1h1s, 3601", "10, 60", "soon, 60"})
    void pollsEveryMinuteUnlessToldOtherwise(String variable, long seconds) {
        CalicoLog log =
                CalicoLog.of(
                        new PrintStream(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        Clock.systemUTC(),
                        "monitor-addresses");

        assertThat(
                        MonitorAddresses.interval(
                                new Environment(Map.of("AUTODETECT_POLL_INTERVAL", variable)), log))
                .isEqualTo(Duration.ofSeconds(seconds));
    }
}
