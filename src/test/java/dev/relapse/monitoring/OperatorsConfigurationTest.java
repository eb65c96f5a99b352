package dev.relapse.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** With lines as prometheus-operator 0.52.0 and 0.85.0 were seen to write them. */
class OperatorsConfigurationTest {

    @Test
    void isReadWithoutItsPod() throws IOException {
        String generated =
                """
                global:
                  external_labels:
                    prometheus: monitoring/k8s
                    prometheus_replica: $(POD_NAME)
                rule_files:
                - /etc/prometheus/rules/prometheus-k8s-rulefiles-0/*.yaml
                scrape_configs:
                - job_name: podMonitor/kube-system/kube-proxy/0
                  honor_labels: true
                  relabel_configs:
                  - source_labels:
                    - __tmp_hash
                    regex: $(SHARD)
                    action: keep
                """;

        OperatorsConfiguration read =
                OperatorsConfiguration.read(
                        compressed(generated), Path.of("/run/rules"), "prometheus-k8s-0");

        assertThat(read.text())
                .isEqualTo(
                        generated
                                .replace("$(POD_NAME)", "prometheus-k8s-0")
                                .replace("$(SHARD)", "0")
                                .replace("/etc/prometheus/rules/", "/run/rules/"));
        assertThat(read.hasJob("podMonitor/kube-system/kube-proxy/0")).isTrue();
        assertThat(read.hasJob("podMonitor/kube-system/kube-proxy")).isFalse();
    }

    @Test
    void isNothingElse() {
        String text =
                Base64.getEncoder().encodeToString("global: {}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> OperatorsConfiguration.read(text, Path.of("/run/rules"), "p"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prometheus-operator");
    }

    private static String compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
