package dev.relapse.simulation.autoscaler.utilization;

import static dev.relapse.simulation.autoscaler.Objects.NOW;
import static dev.relapse.simulation.autoscaler.Objects.annotated;
import static dev.relapse.simulation.autoscaler.Objects.bare;
import static dev.relapse.simulation.autoscaler.Objects.daemonSetPod;
import static dev.relapse.simulation.autoscaler.Objects.node;
import static dev.relapse.simulation.autoscaler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.relapse.simulation.autoscaler.options.ScaleDownOptions;
import dev.relapse.simulation.autoscaler.options.SimulatedVersion;
import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtilizationFormulaTest {

    /** A node of 4 cores and 8 GiB, a DaemonSet pod of 2 cores, a pod of 500m and 1Gi. */
    @ParameterizedTest(name = "{0}, ignoring {1}: cpu {2}, memory {3}, {4} counts")
    @CsvSource({
        // calculateUtilizationOfResource, simulator/cluster.go@1.19.1: left out of the sum only
        "1.19.1, true, 0.125, 0.125, memory",
        // the same at 1.20.0, and simulator/utilization/info.go@1.33.0: also off the allocatable
        "1.20.0, true, 0.25, 0.142857, cpu",
        "1.33.0, true, 0.25, 0.142857, cpu",
        // not ignored: all requests over all of allocatable, in every version
        "1.19.1, false, 0.625, 0.25, cpu",
        "1.20.0, false, 0.625, 0.25, cpu",
        "1.33.0, false, 0.625, 0.25, cpu",
    })
    void daemonSetsAreFactoredOutAsTheVersionDoes(
            String version, boolean ignore, double cpu, double memory, String resource)
            throws UtilizationException {
        Utilization found =
                of(version, ignore, daemonSetPod("traefik", "2", "1Gi"), pod("web", "500m", "1Gi"));
        assertThat(found.cpu()).isCloseTo(cpu, within(1e-6));
        assertThat(found.memory()).isCloseTo(memory, within(1e-6));
        assertThat(found.resource()).isEqualTo(resource);
    }

    /** {@code IsDaemonSetPod} in utils/pod/pod.go, since 1.17.0. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"1.16.0, 0.5", "1.17.0, 0", "1.33.0, 0"})
    void anAnnotatedPodCountsAsADaemonSets(String version, double cpu) throws UtilizationException {
        Pod pod =
                annotated(
                        bare("agent", "2", "1Gi"),
                        "cluster-autoscaler.kubernetes.io/daemonset-pod",
                        "true");
        assertThat(of(version, true, pod).cpu()).isEqualTo(cpu);
    }

    /** {@code PodRequests} since 1.29.0; before, only containers were summed. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"1.28.0, 0.125", "1.29.0, 0.5", "1.33.0, 0.5"})
    void aLargeInitContainerCountsSince129(String version, double cpu) throws UtilizationException {
        Pod pod =
                new PodBuilder(pod("web", "500m", "1Gi"))
                        .editSpec()
                        .addToInitContainers(
                                bare("migrate", "2", "1Gi").getSpec().getContainers().get(0))
                        .endSpec()
                        .build();
        assertThat(of(version, false, pod).cpu()).isEqualTo(cpu);
    }

    /** {@code IsPodLongTerminating}: grace period and 30 seconds past, since 1.21.0. */
    @ParameterizedTest(name = "{0}, {1} s after its deletion: {2}")
    @CsvSource({"1.20.0, 61, 0.5", "1.21.0, 61, 0", "1.33.0, 60, 0.5"})
    void aPodThatShouldBeGoneNoLongerCounts(String version, long seconds, double cpu)
            throws UtilizationException {
        Pod pod =
                new PodBuilder(pod("web", "2", "1Gi"))
                        .editMetadata()
                        .withDeletionTimestamp(NOW.minusSeconds(seconds).toString())
                        .endMetadata()
                        .build();
        assertThat(of(version, false, pod).cpu()).isEqualTo(cpu);
    }

    @Test
    void equalSharesAreCalledMemory() throws UtilizationException {
        Utilization found = of("1.33.0", false, pod("web", "2", "4Gi"));
        assertThat(found.resource()).isEqualTo("memory");
        assertThat(found.asUpstreamPrints()).isEqualTo("{0.5 0.5 0 0 memory 0.5}");
    }

    @Test
    void aNodeWithoutAllocatableHasNoUtilization() {
        NodeInfo bare =
                new NodeInfo(
                        new NodeBuilder(node("n"))
                                .editStatus()
                                .removeFromAllocatable("cpu")
                                .endStatus()
                                .build(),
                        List.of());
        assertThatThrownBy(() -> formula("1.33.0", false).of(bare, NOW))
                .hasMessage("failed to get cpu from n");
    }

    private static Utilization of(String version, boolean ignore, Pod... pods)
            throws UtilizationException {
        return formula(version, ignore).of(new NodeInfo(node("n"), List.of(pods)), NOW);
    }

    private static UtilizationFormula formula(String version, boolean ignore) {
        return new UtilizationFormula(
                SimulatedVersion.parse(version),
                ScaleDownOptions.defaults().ignoringDaemonSets(ignore));
    }
}
