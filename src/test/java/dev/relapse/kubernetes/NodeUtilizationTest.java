package dev.relapse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeUtilizationTest {

    private static final Node NODE =
            new NodeBuilder()
                    .withNewStatus()
                    .addToAllocatable("cpu", new Quantity("4"))
                    .addToAllocatable("memory", new Quantity("8Gi"))
                    .endStatus()
                    .build();

    @ParameterizedTest
    @CsvSource({"2000m, 128Mi, 0.5", "2, 6Gi, 0.75", "100m, 2048Mi, 0.25"})
    void theLargerShareCounts(String cpu, String memory, double share) {
        Pod withoutRequests =
                new PodBuilder()
                        .withNewSpec()
                        .addNewContainer()
                        .withNewResources()
                        .endResources()
                        .endContainer()
                        .endSpec()
                        .build();

        assertThat(NodeUtilization.of(NODE, List.of(pod(cpu, memory), withoutRequests)))
                .isCloseTo(share, within(1e-9));
    }

    private static Pod pod(String cpu, String memory) {
        return new PodBuilder()
                .withNewSpec()
                .addNewContainer()
                .withNewResources()
                .withRequests(Map.of("cpu", new Quantity(cpu), "memory", new Quantity(memory)))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }
}
