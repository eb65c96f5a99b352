package dev.relapse.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.Fidelity;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.RuleFile;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each program is started with, where a slip would cost safety or the meaning of a replay. */
class ProgramSpecsTest {

    private static final String ADDRESS = "127.1.2.3";

    @TempDir Path folder;
    private Site site;

    @BeforeEach
    void aSite() {
        Ports ports = new Ports(2379, 2380, 6443, 10257, 10259, 10247);
        Path pki = Site.privateFolder(folder.resolve("pki"));
        site = new Site(folder, ADDRESS, ports, new ClusterPki(pki, ADDRESS, 6443));
    }

    @Test
    void etcdTakesClientsWithCertificatesOfItsOwnAuthorityOnly() {
        ProgramSpec etcd = Etcd.spec(artifact("etcd"), site, Map.of());
        assertThat(etcd.command())
                .startsWith("/bin/etcd")
                .contains(
                        "--listen-client-urls=https://127.1.2.3:2379",
                        "--listen-peer-urls=https://127.1.2.3:2380",
                        "--client-cert-auth=true",
                        "--peer-client-cert-auth=true",
                        "--trusted-ca-file=" + folder.resolve("pki/etcd-ca.crt"));
        assertThat(etcd.rank()).isEqualTo(StopRank.STORE);
    }

    @Test
    void theApiServerAuthorizesAuditsAndAggregates() {
        ProgramSpec apiServer = KubeApiServer.spec(artifact("kube-apiserver"), site, Map.of());
        assertThat(apiServer.command())
                .contains(
                        "--bind-address=127.1.2.3",
                        "--secure-port=6443",
                        "--authorization-mode=Node,RBAC",
                        "--endpoint-reconciler-type=none",
                        "--audit-log-path=" + folder.resolve("audit.log"),
                        "--requestheader-allowed-names=front-proxy-client",
                        "--requestheader-client-ca-file="
                                + folder.resolve("pki/front-proxy-ca.crt"));
        assertThat(folder.resolve("audit-policy.yaml")).isNotEmptyFile();
        assertThat(apiServer.rank()).isEqualTo(StopRank.API_SERVER);
    }

    @Test
    void controllersAndSchedulerListenOnTheRunsAddressAndDoNotElect() {
        assertThat(
                        List.of(
                                KubeControllerManager.spec(artifact("kcm"), site, Map.of()),
                                KubeScheduler.spec(artifact("scheduler"), site, Map.of())))
                .allSatisfy(
                        spec -> {
                            assertThat(spec.command())
                                    .contains("--bind-address=127.1.2.3", "--leader-elect=false");
                            assertThat(spec.rank()).isEqualTo(StopRank.CONTROLLER);
                        });
    }

    @Test
    void kwokPlaysOnlyMarkedNodesAndListensOnOneAddress() {
        assertThat(Kwok.spec(artifact("kwok"), site, Map.of()).command())
                .contains(
                        "--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake",
                        "--manage-nodes-with-label-selector=relapse.dev/machine=on",
                        "--node-port=10247",
                        "--server-address=127.1.2.3:10247",
                        "--node-lease-duration-seconds=40");
    }

    @Test
    void metricsServerVerifiesKubeletsAndAsksThemWhereTheySay() {
        assertThat(
                        MetricsServerProgram.spec(artifact("metrics-server"), site, 4443, Map.of())
                                .command())
                .contains(
                        "--bind-address=127.1.2.3",
                        "--secure-port=4443",
                        "--kubelet-use-node-status-port=true",
                        "--kubelet-certificate-authority=" + folder.resolve("pki/ca.crt"));
    }

    @Test
    void prometheusShowsItsCertificateToTheApiServer() {
        RuleFile rules = new RuleFile("my.yaml", "groups: []");
        URI own = URI.create("http://127.1.2.3:9090");
        Path config =
                PrometheusConfig.write(
                        Site.privateFolder(folder.resolve("prometheus")),
                        List.of(rules),
                        Duration.ofMillis(1500),
                        site,
                        own);
        assertThat(config)
                .content()
                .contains(
                        "scrape_interval: 1500ms",
                        "evaluation_interval: 1500ms",
                        "targets: ['127.1.2.3:6443']",
                        folder.resolve("pki/prometheus-client.key").toString());
        assertThat(folder.resolve("prometheus/rules/00-my.yaml")).hasContent("groups: []");
        assertThat(
                        Prometheus.spec(
                                        artifact("prometheus"),
                                        folder,
                                        config,
                                        new PrometheusApi(own),
                                        Map.of())
                                .command())
                .contains("--web.listen-address=127.1.2.3:9090", "--config.file=" + config);
    }

    @Test
    void aMissingRuleFileIsNamed() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> RuleFile.of(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void aScenariosFlagReplacesOurs() {
        assertThat(Etcd.spec(artifact("etcd"), site, Map.of("log-level", "debug")).command())
                .contains("--log-level=debug")
                .doesNotContain("--log-level=warn");
    }

    private static Artifact artifact(String program) {
        return new Artifact(
                "any",
                program,
                "1",
                Fidelity.REAL,
                "test",
                "0".repeat(64),
                List.of("/bin/" + program));
    }
}
