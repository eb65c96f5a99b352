package dev.relapse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodProbesTest {

    private static final List<Node> NODES = List.of(node("edge-2"), node("edge-3"));

    @Test
    void aPodOutlivesTheNodeThatIsGone() {
        assertThat(PodProbes.outlivesItsNode(podOn("edge-1"), NODES)).isTrue();
    }

    @Test
    void aPodOnANodeOrOnNoneYetDoesNot() {
        assertThat(PodProbes.outlivesItsNode(podOn("edge-2"), NODES)).isFalse();
        assertThat(PodProbes.outlivesItsNode(podOn(null), NODES)).isFalse();
    }

    private static Node node(String name) {
        return new NodeBuilder().withNewMetadata().withName(name).endMetadata().build();
    }

    private static Pod podOn(String node) {
        return new PodBuilder().withNewSpec().withNodeName(node).endSpec().build();
    }
}
