package dev.relapse.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.cluster.TimerSetting;
import org.junit.jupiter.api.Test;

class TimerTest {

    @Test
    void aFlagIsGivenAsItIsWritten() {
        Timer timer =
                new Timer("kube-controller-manager --node-monitor-period", "5s", "1s", "its help");

        assertThat(timer.asFlag())
                .contains(
                        new TimerSetting(
                                "kube-controller-manager.node-monitor-period", "5s", "1s"));
    }

    @Test
    void aFlagThatCountsSecondsGetsABareNumber() {
        Timer timer =
                new Timer(
                        "kube-apiserver --default-unreachable-toleration-seconds",
                        "300s",
                        "2s",
                        "its help");

        assertThat(timer.asFlag())
                .contains(
                        new TimerSetting(
                                "kube-apiserver.default-unreachable-toleration-seconds",
                                "300s",
                                "2"));
    }

    @Test
    void aNameOfTheScenariosOwnIsNoFlag() {
        assertThat(new Timer("scrape-interval", "30s", "1s", "a chart").asFlag()).isEmpty();
    }
}
