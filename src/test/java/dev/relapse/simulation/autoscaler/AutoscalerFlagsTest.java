package dev.relapse.simulation.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.kubernetes.GoDuration;
import dev.relapse.simulation.autoscaler.loop.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Names and defaults from config/flags/flags.go@1.33.0. */
class AutoscalerFlagsTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "POD_NAMESPACE", "kube-system",
                    "KWOK_PROVIDER_MODE", "local",
                    "KUBECONFIG", "/dev/null");

    @Test
    void theDefaultsAreUpstreams() {
        Settings settings = settings();
        assertThat(settings.scanInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.scaleDown().utilizationThreshold()).isEqualTo(0.5);
        assertThat(settings.scaleDown().ignoreDaemonSets()).isFalse();
        assertThat(settings.scaleDown().unneededTime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.scaleDown().unreadyTime()).isEqualTo(Duration.ofMinutes(20));
        assertThat(settings.cooldown().afterAdd()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.cooldown().afterDelete()).isZero();
        assertThat(settings.cooldown().afterFailure()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.deletion().delayAfterTaint()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.drain().skipSystemPods()).isTrue();
        assertThat(settings.drain().skipLocalStorage()).isTrue();
        assertThat(settings.version().text()).isEqualTo("1.33.0");
    }

    @Test
    void booleansAreSetAsPflagDoes() {
        assertThat(settings("--ignore-daemonsets-utilization").scaleDown().ignoreDaemonSets())
                .isTrue();
        assertThat(settings("--skip-nodes-with-system-pods=false").drain().skipSystemPods())
                .isFalse();
    }

    @Test
    void anUnknownFlagIsRefused() {
        assertThatThrownBy(() -> settings("--expander=random"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--expander=random");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--leader-elect=true",
                "--cloud-provider=aws",
                "--address=192.0.2.1:8085",
                "--address=8085",
                "--scan-interval=0",
                "--logtostderr=false"
            })
    void whatIsNotSimulatedIsRefused(String flag) {
        assertThatThrownBy(() -> settings(flag)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyHostMeansLoopback() {
        assertThat(settings("--address=:9").address().getAddress().isLoopbackAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POD_NAMESPACE", "KWOK_PROVIDER_MODE", "KUBECONFIG"})
    void aMissingVariableIsNamed(String variable) {
        Map<String, String> incomplete = new HashMap<>(ENVIRONMENT);
        incomplete.remove(variable);
        assertThatThrownBy(() -> settings(incomplete)).hasMessageContaining(variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.13.0", "1.34.0", "2.0.0", "latest"})
    void aVersionThatWasNotReadIsRefused(String version) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("RELAPSE_SIMULATED_VERSION", version);
        assertThatThrownBy(() -> settings(environment))
                .hasMessageContaining("RELAPSE_SIMULATED_VERSION=" + version);
    }

    @ParameterizedTest(name = "{0} is {1} ms and prints as {2}")
    @CsvSource({
        "0, 0, 0s",
        "1s, 1000, 1s",
        "10m, 600000, 10m0s",
        "1h30m, 5400000, 1h30m0s",
        "1.5s, 1500, 1.5s",
        "250ms, 250, 250ms"
    })
    void durationsAreReadAndPrintedAsInGo(String text, long millis, String printed) {
        Duration duration = GoDuration.parse(text);
        assertThat(duration).isEqualTo(Duration.ofMillis(millis));
        assertThat(GoDuration.format(duration)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10 m", "m", "-1s"})
    void whatIsNoDurationIsRefused(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text)).hasMessageContaining("not a duration");
    }

    private static Settings settings(String... flags) {
        return settings(ENVIRONMENT, flags);
    }

    private static Settings settings(Map<String, String> environment, String... flags) {
        AutoscalerFlags parsed = new AutoscalerFlags();
        String[] all = new String[flags.length + 2];
        all[0] = "--kubeconfig=/dev/null";
        all[1] = "--leader-elect=false";
        System.arraycopy(flags, 0, all, 2, flags.length);
        new CommandLine(parsed).setOverwrittenOptionsAllowed(true).parseArgs(all);
        return parsed.settings(environment);
    }
}
