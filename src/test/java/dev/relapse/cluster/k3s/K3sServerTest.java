package dev.relapse.cluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.cluster.TimerSetting;
import dev.relapse.cluster.realnodes.ProgramFlags;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class K3sServerTest {

    @Test
    void leavesOutWhatScenariosBringThemselves() {
        assertThat(server(Map.of()).command())
                .startsWith("server")
                .contains("--disable=traefik", "--disable=metrics-server", "--disable=servicelb")
                .contains("--tls-san=127.7.8.9");
    }

    @Test
    void givesTheApiServerAnAuditLogByAPolicyInTheContainer() {
        K3sServer server = server(Map.of());

        assertThat(server.command())
                .contains(
                        "--kube-apiserver-arg=audit-log-path=/var/log/kubernetes/audit/audit.log",
                        "--kube-apiserver-arg=audit-log-maxsize=0",
                        "--kube-apiserver-arg=audit-policy-file=/etc/rancher/k3s/audit-policy.yaml");
        assertThat(server.files())
                .isEqualTo(Map.of("/etc/rancher/k3s/audit-policy.yaml", "the policy"));
    }

    @Test
    void passesOnFlagsOfTheProgramsOfKubernetesAndNoOthers() {
        List<String> command =
                server(
                                Map.of(),
                                new TimerSetting(
                                        "kube-controller-manager.node-monitor-period", "5s", "1s"),
                                new TimerSetting("kube-apiserver.event-ttl", "1h", "2h"),
                                new TimerSetting("metrics-server.metric-resolution", "60s", "15s"))
                        .command();

        assertThat(command)
                .contains(
                        "--kube-controller-manager-arg=node-monitor-period=1s",
                        "--kube-apiserver-arg=event-ttl=2h")
                .noneMatch(word -> word.contains("metric-resolution"));
    }

    @Test
    void setsAFeatureGateInEveryProgramOfKubernetes() {
        assertThat(server(Map.of("B", false, "A", true)).command())
                .contains(
                        "--kube-apiserver-arg=feature-gates=A=true,B=false",
                        "--kube-controller-manager-arg=feature-gates=A=true,B=false",
                        "--kube-scheduler-arg=feature-gates=A=true,B=false",
                        "--kubelet-arg=feature-gates=A=true,B=false");
    }

    @Test
    void theRealKubeletRenewsItsLeaseAsOftenAsSimulatedOnes() {
        K3sServer server =
                server(Map.of(), new TimerSetting("kwok.node-lease-duration-seconds", "40s", "2"));

        assertThat(server.command()).contains("--kubelet-arg=config=/etc/rancher/k3s/kubelet.yaml");
        assertThat(server.files().get("/etc/rancher/k3s/kubelet.yaml"))
                .contains("\"kind\":\"KubeletConfiguration\"", "\"nodeLeaseDurationSeconds\":2");
    }

    private static K3sServer server(Map<String, Boolean> gates, TimerSetting... timers) {
        return new K3sServer(
                new K3sOptions(
                        "rancher/k3s:v1.36.1-k3s1",
                        gates,
                        new ProgramFlags("k3s", List.of(timers))),
                "127.7.8.9",
                "the policy");
    }
}
