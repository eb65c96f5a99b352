package dev.relapse.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.relapse.cluster.TimerSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramFlagsTest {

    @Test
    void aTimerGoesToItsProgramOnly() {
        ProgramFlags flags =
                new ProgramFlags(
                        EmbeddedOptions.defaults()
                                .withTimers(
                                        List.of(
                                                new TimerSetting(
                                                        "kube-controller-manager.node-monitor-period",
                                                        "5s",
                                                        "1s"))));
        assertThat(flags.of("kube-controller-manager"))
                .containsExactly(entry("node-monitor-period", "1s"));
        assertThat(flags.of("kube-scheduler")).isEmpty();
    }

    @Test
    void onlyTheFirstDotPartsProgramAndFlag() {
        ProgramFlags flags =
                new ProgramFlags(
                        new EmbeddedOptions(
                                Map.of(),
                                List.of(),
                                Map.of("prometheus.query.lookback-delta", "10s")));
        assertThat(flags.of("prometheus")).containsExactly(entry("query.lookback-delta", "10s"));
    }

    @Test
    void aFlagIsStrongerThanATimer() {
        ProgramFlags flags =
                new ProgramFlags(
                        new EmbeddedOptions(
                                Map.of(),
                                List.of(new TimerSetting("etcd.x", "2s", "1s")),
                                Map.of("etcd.x", "3s")));
        assertThat(flags.of("etcd")).containsExactly(entry("x", "3s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubelet.sync-frequency", "etcd", "etcd.", ".x", "node-monitor-period"})
    void aNameOfNoKnownProgramIsRefusedWithTheKnownOnes(String name) {
        EmbeddedOptions options =
                EmbeddedOptions.defaults().withTimers(List.of(new TimerSetting(name, "2s", "1s")));
        assertThatThrownBy(() -> new ProgramFlags(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "timer '" + name + "'",
                        "etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kwok, metrics-server, prometheus");
    }
}
