package dev.relapse.cluster.realnodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.cluster.TimerSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramFlagsTest {

    @Test
    void sortsTimersByTheirProgram() {
        ProgramFlags flags =
                new ProgramFlags(
                        "k3s",
                        List.of(
                                timer("metrics-server.metric-resolution"),
                                timer("kube-controller-manager.pod-eviction-timeout")));

        assertThat(flags.of("metrics-server")).isEqualTo(Map.of("metric-resolution", "2s"));
        assertThat(flags.of("kube-controller-manager"))
                .isEqualTo(Map.of("pod-eviction-timeout", "2s"));
        assertThat(flags.of("kube-apiserver")).isEmpty();
    }

    @Test
    void refusesATimerOfAProgramThatTakesNone() {
        for (String name : List.of("etcd.heartbeat-interval", "metrics-server.", "sync-period")) {
            assertThatThrownBy(() -> new ProgramFlags("k3s", List.of(timer(name))))
                    .hasMessage(
                            "the timer '%s' is not <program>.<flag> of a program that takes flags on k3s: kube-apiserver, kube-controller-manager, kwok, metrics-server"
                                    .formatted(name));
        }
    }

    private static TimerSetting timer(String name) {
        return new TimerSetting(name, "15s", "2s");
    }
}
