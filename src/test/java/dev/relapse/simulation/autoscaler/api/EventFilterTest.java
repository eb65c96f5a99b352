package dev.relapse.simulation.autoscaler.api;

import static dev.relapse.simulation.autoscaler.Objects.NOW;
import static dev.relapse.simulation.autoscaler.Objects.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import org.junit.jupiter.api.Test;

/** {@code getCustomSpamKeyFunc} in utils/kubernetes/factory.go@1.33.0. */
class EventFilterTest {

    private final EventFilter filter = new EventFilter();

    @Test
    void aSecondEventOfTheSameReasonIsDroppedForFiveMinutes() {
        assertThat(filter.lets(node("a"), "ScaleDown", "marked", NOW)).isTrue();
        assertThat(filter.lets(node("a"), "ScaleDown", "removed", NOW.plusSeconds(299))).isFalse();
        assertThat(filter.lets(node("a"), "ScaleDownFailed", "failed", NOW)).isTrue();
        assertThat(filter.lets(node("b"), "ScaleDown", "marked", NOW)).isTrue();
        assertThat(filter.lets(node("a"), "ScaleDown", "marked", NOW.plusSeconds(300))).isTrue();
    }

    @Test
    void everyOtherMessageAboutTheStatusGoesThrough() {
        ConfigMap status =
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace("kube-system")
                        .withName("cluster-autoscaler-status")
                        .endMetadata()
                        .build();
        assertThat(filter.lets(status, "ScaleDown", "removing a", NOW)).isTrue();
        assertThat(filter.lets(status, "ScaleDown", "removing b", NOW)).isTrue();
        assertThat(filter.lets(status, "ScaleDown", "removing a", NOW)).isFalse();
    }
}
