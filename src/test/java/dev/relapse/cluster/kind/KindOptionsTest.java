package dev.relapse.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.cluster.TimerSetting;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class KindOptionsTest {

    @Test
    void takesTheImageThatIsNamedAndElseTheOneOfKindsRelease() {
        Properties named = new Properties();
        named.setProperty("kind.image", "kindest/node:v1.36.3");

        assertThat(KindOptions.from(named, List.of()).image()).isEqualTo("kindest/node:v1.36.3");
        assertThat(KindOptions.from(new Properties(), List.of()).image())
                .isEqualTo(KindOptions.DEFAULT_IMAGE)
                .matches("kindest/node:v[0-9.]+@sha256:[0-9a-f]{64}");
    }

    @Test
    void hasTheWorkersAskedForAndElseNone() {
        KindOptions one = KindOptions.from(new Properties(), List.of(timer("kwok.some-flag")));

        assertThat(one.workers()).isZero();
        assertThat(one.withWorkers(2).workers()).isEqualTo(2);
        assertThat(one.withWorkers(2).withWorkers(0)).isEqualTo(one);
        assertThatThrownBy(() -> one.withWorkers(-1))
                .hasMessage("a cluster cannot have -1 workers");
    }

    @Test
    void refusesAnEmptyImage() {
        Properties empty = new Properties();
        empty.setProperty("kind.image", "");

        assertThatThrownBy(() -> KindOptions.from(empty, List.of()))
                .hasMessage(
                        "-Dkind.image= is no image; give one such as kindest/node:v1.36.3, or leave it out");
    }

    @Test
    void sortsTimersByTheirProgram() {
        KindOptions options =
                KindOptions.from(
                        new Properties(),
                        List.of(
                                timer("metrics-server.metric-resolution"),
                                timer("kube-controller-manager.pod-eviction-timeout")));

        assertThat(options.flags("metrics-server")).isEqualTo(Map.of("metric-resolution", "2s"));
        assertThat(options.flags("kube-controller-manager"))
                .isEqualTo(Map.of("pod-eviction-timeout", "2s"));
        assertThat(options.flags("kube-apiserver")).isEmpty();
    }

    @Test
    void refusesATimerOfAProgramThatTakesNone() {
        for (String name : List.of("etcd.heartbeat-interval", "metrics-server.", "sync-period")) {
            assertThatThrownBy(() -> KindOptions.from(new Properties(), List.of(timer(name))))
                    .hasMessage(
                            "the timer '%s' is not <program>.<flag> of a program that takes flags on kind: kube-apiserver, kube-controller-manager, kwok, metrics-server"
                                    .formatted(name));
        }
    }

    private static TimerSetting timer(String name) {
        return new TimerSetting(name, "15s", "2s");
    }
}
