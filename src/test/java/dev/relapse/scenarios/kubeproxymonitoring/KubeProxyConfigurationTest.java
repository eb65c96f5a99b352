package dev.relapse.scenarios.kubeproxymonitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

class KubeProxyConfigurationTest {

    /** In the shape in which kubeadm writes it. */
    private static final String KUBEADMS =
            """
            apiVersion: kubeproxy.config.k8s.io/v1alpha1
            bindAddress: 0.0.0.0
            clientConnection:
              burst: 0
              kubeconfig: /var/lib/kube-proxy/kubeconfig.conf
            conntrack:
              maxPerCore: 0
              min: null
              tcpEstablishedTimeout: 0s
            kind: KubeProxyConfiguration
            metricsBindAddress: ""
            mode: iptables
            """;

    @Test
    void nothingButTheAddressOfTheMetricsIsAnother() throws Exception {
        KubeProxyConfiguration open =
                new KubeProxyConfiguration(KUBEADMS).withMetricsBindAddress("0.0.0.0:10249");

        assertThat(tree(open.yaml()).path("metricsBindAddress").asText())
                .isEqualTo("0.0.0.0:10249");
        assertThat(tree(open.withMetricsBindAddress("").yaml())).isEqualTo(tree(KUBEADMS));
    }

    @Test
    void refusesAnythingElse() {
        for (String other : new String[] {"", "kind: KubeletConfiguration", "[1]", "a: ["}) {
            assertThatThrownBy(() -> new KubeProxyConfiguration(other).withMetricsBindAddress(""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not kube-proxy's configuration");
        }
    }

    private static JsonNode tree(String yaml) throws Exception {
        return new YAMLMapper().readTree(yaml);
    }
}
