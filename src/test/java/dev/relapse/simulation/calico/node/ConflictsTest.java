package dev.relapse.simulation.calico.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relapse.simulation.calico.links.IpFamily;
import dev.relapse.simulation.calico.log.CalicoLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** checkConflictingNodes of projectcalico/calico v3.24.3, node/pkg/lifecycle/startup. */
class ConflictsTest {

    private static final String IPV4 = "projectcalico.org/IPv4Address";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Conflicts conflicts =
            new Conflicts(
                    CalicoLog.of(
                            new PrintStream(said, true, StandardCharsets.UTF_8),
                            Clock.systemUTC(),
                            "startup"));

    @Test
    void anotherNodeWithTheSameAddressIsAConflictWhateverItsPrefix() {
        CalicoNode ours = node("a", Map.of(IPV4, "10.96.0.10/32"));

        assertThat(
                        conflicts.of(
                                ours,
                                List.of(
                                        node("a", Map.of(IPV4, "172.18.0.11/16")),
                                        node("b", Map.of(IPV4, "10.96.0.10/24")),
                                        node("c", Map.of()))))
                .containsExactly(IpFamily.V4);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Calico node 'b' is already using the IPv4 address 10.96.0.10.")
                .contains(
                        "IPv4 address has changed. This could happen if there are multiple nodes"
                                + " with the same name. node=\"a\" original=\"172.18.0.11\""
                                + " updated=\"10.96.0.10\"");
    }

    @Test
    void ourOwnStoredAddressIsNoConflict() {
        CalicoNode ours = node("a", Map.of(IPV4, "10.96.0.10/32"));

        assertThat(
                        conflicts.of(
                                ours,
                                List.of(
                                        node("a", Map.of(IPV4, "10.96.0.10/32")),
                                        node("b", Map.of(IPV4, "172.18.0.12/16")))))
                .isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aStoredAddressThatIsNoneEndsTheCheck() {
        CalicoNode ours = node("a", Map.of(IPV4, "10.96.0.10/32"));

        assertThatThrownBy(() -> conflicts.of(ours, List.of(node("b", Map.of(IPV4, "nonsense")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Error parsing IPv4 CIDR 'nonsense' for node 'b'");
    }

    /**
     * mergeCalicoNodeIntoK8sNode: what is empty is removed, and what is nobody's business stays.
     */
    @Test
    void whatIsReadIsWrittenBackAndAClearedAddressIsRemoved() {
        String tunnel = "projectcalico.org/IPv4IPIPTunnelAddr";
        CalicoNode node = node("a", Map.of(IPV4, "10.96.0.10/32", tunnel, "192.168.1.1"));
        ObjectNode meanwhile = kubernetesNode("a", Map.of(IPV4, "172.18.0.11/16", "other", "kept"));

        node.setAddress(IpFamily.V4, "");
        node.writeTo(meanwhile);

        assertThat(meanwhile)
                .isEqualTo(kubernetesNode("a", Map.of(tunnel, "192.168.1.1", "other", "kept")));
        assertThat(node.hasBgp()).isTrue();
    }

    private static CalicoNode node(String name, Map<String, String> annotations) {
        return CalicoNode.of(kubernetesNode(name, annotations));
    }

    private static ObjectNode kubernetesNode(String name, Map<String, String> annotations) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = node.putObject("metadata").put("name", name);
        ObjectNode all = metadata.putObject("annotations");
        annotations.forEach(all::put);
        return node;
    }
}
