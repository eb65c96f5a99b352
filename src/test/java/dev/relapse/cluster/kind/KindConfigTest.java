package dev.relapse.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relapse.cluster.TimerSetting;
import dev.relapse.cluster.realnodes.ProgramFlags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindConfigTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void listensOnTheRunsOwnLoopbackAddressOnly() throws IOException {
        JsonNode config = config(0, Map.of(), List.of());

        assertThat(config.at("/networking/apiServerAddress").asText()).isEqualTo("127.7.8.9");
        assertThat(config.at("/networking/apiServerPort").asInt()).isEqualTo(6443);
        assertThat(config.at("/networking/podSubnet").asText()).isEqualTo("10.244.0.0/16");
        assertThat(config.at("/nodes/0/extraPortMappings")).hasSize(1);
        assertThat(config.at("/nodes/0/extraPortMappings/0/listenAddress").asText())
                .isEqualTo("127.7.8.9");
        assertThat(config.at("/nodes/0/extraPortMappings/0/hostPort").asInt()).isEqualTo(9090);
    }

    @Test
    void hasOneControlPlaneAndTheWorkersAskedForAllOfOneImage() throws IOException {
        JsonNode config = config(2, Map.of("SomeGate", true), List.of());

        assertThat(config.path("nodes").findValuesAsText("role"))
                .containsExactly("control-plane", "worker", "worker");
        assertThat(config.path("nodes").findValuesAsText("image"))
                .containsOnly("kindest/node:v1.36.3")
                .hasSize(3);
        assertThat(config.at("/featureGates/SomeGate").asBoolean()).isTrue();
    }

    /** kubeadm.k8s.io/v1beta4 has lists of flags where v1beta3 has maps. */
    @Test
    void givesTheApiServerAnAuditLogInBothVersionsOfKubeadmsConfiguration() throws IOException {
        JsonNode config =
                config(
                        0,
                        Map.of(),
                        List.of(
                                new TimerSetting(
                                        "kube-controller-manager.node-monitor-period",
                                        "5s",
                                        "1s")));

        assertThat(arguments(patch(config, "v1beta4"), "/apiServer/extraArgs/-"))
                .containsEntry("audit-log-path", "/var/log/kubernetes/audit/audit.log")
                .containsEntry("audit-log-maxsize", "0");
        assertThat(arguments(patch(config, "v1beta4"), "/controllerManager/extraArgs/-"))
                .isEqualTo(Map.of("node-monitor-period", "1s"));
        assertThat(valueAt(patch(config, "v1beta3"), "/apiServer/extraArgs/audit-log-path"))
                .isEqualTo("/var/log/kubernetes/audit/audit.log");
        assertThat(
                        valueAt(
                                patch(config, "v1beta3"),
                                "/controllerManager/extraArgs/node-monitor-period"))
                .isEqualTo("1s");
        assertThat(config.at("/nodes/0/extraMounts/0/hostPath").asText())
                .isEqualTo("/run-folder/audit-policy.yaml");
    }

    @Test
    void realKubeletsRenewTheirLeasesAsOftenAsSimulatedOnes() throws IOException {
        JsonNode config =
                config(
                        0,
                        Map.of(),
                        List.of(new TimerSetting("kwok.node-lease-duration-seconds", "40s", "2")));

        JsonNode kubelet = JSON.readTree(config.at("/kubeadmConfigPatches/0").asText());
        assertThat(kubelet.path("kind").asText()).isEqualTo("KubeletConfiguration");
        assertThat(kubelet.path("nodeLeaseDurationSeconds").asInt()).isEqualTo(2);
        assertThat(config(0, Map.of(), List.of()).has("kubeadmConfigPatches")).isFalse();
    }

    /** Or a cluster that another JVM made would never be found to be the wanted one. */
    @Test
    void isTheSameTextInEveryJvm() throws IOException {
        JsonNode config =
                config(
                        1,
                        Map.of("B", true, "A", false),
                        List.of(
                                new TimerSetting("kube-controller-manager.b", "2s", "1s"),
                                new TimerSetting("kube-controller-manager.a", "2s", "1s")));

        assertInOrder(config);
        for (JsonNode patch : config.path("kubeadmConfigPatchesJSON6902")) {
            String text = patch.path("patch").asText();
            assertInOrder(JSON.readTree(text));
            assertThat(text.indexOf("controllerManager/extraArgs"))
                    .isLessThan(text.lastIndexOf("controllerManager/extraArgs"));
            assertThat(text)
                    .containsPattern("(?s)controllerManager.*\\ba\\b.*controllerManager.*\\bb\\b");
        }
    }

    private static void assertInOrder(JsonNode node) {
        if (node.isObject()) {
            assertThat(node.properties().stream().map(Map.Entry::getKey)).isSorted();
        }
        node.forEach(KindConfigTest::assertInOrder);
    }

    private static JsonNode config(
            int workers, Map<String, Boolean> gates, List<TimerSetting> timers) throws IOException {
        KindOptions options =
                new KindOptions(
                        "kindest/node:v1.36.3",
                        workers,
                        gates,
                        "10.244.0.0/16",
                        new ProgramFlags("kind", timers),
                        false);
        return JSON.readTree(
                new KindConfig(
                                options,
                                "127.7.8.9",
                                6443,
                                9090,
                                Path.of("/run-folder/audit-policy.yaml"))
                        .json());
    }

    private static JsonNode patch(JsonNode config, String version) throws IOException {
        for (JsonNode patch : config.path("kubeadmConfigPatchesJSON6902")) {
            if (patch.path("version").asText().equals(version)) {
                return JSON.readTree(patch.path("patch").asText());
            }
        }
        throw new AssertionError("no patch for " + version);
    }

    private static Map<String, String> arguments(JsonNode patch, String path) {
        Map<String, String> arguments = new HashMap<>();
        for (JsonNode operation : patch) {
            if (operation.path("path").asText().equals(path)) {
                arguments.put(
                        operation.at("/value/name").asText(),
                        operation.at("/value/value").asText());
            }
        }
        return arguments;
    }

    private static String valueAt(JsonNode patch, String path) {
        for (JsonNode operation : patch) {
            if (operation.path("path").asText().equals(path)) {
                return operation.path("value").asText();
            }
        }
        return "nothing at " + path;
    }
}
