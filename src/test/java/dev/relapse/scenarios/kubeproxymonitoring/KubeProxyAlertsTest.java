package dev.relapse.scenarios.kubeproxymonitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.monitoring.Promtool;
import dev.relapse.monitoring.RuleFile;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts of two generations of kubernetes-mixin, with upstream's own quarter of an hour. */
class KubeProxyAlertsTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # mixin | up each minute | alert                        | at  | fires
                    1.0     | _x30           | KubeProxyDown                | 15m | true
                    1.0     | _x30           | KubeProxyDown                | 14m | false
                    1.0     | 0x30           | KubeProxyDown                | 15m | true
                    1.0     | 1x30           | KubeProxyDown                | 30m | false
                    1.5     | _x30           | KubeProxyDown                | 15m | true
                    1.5     | 0x30           | KubeProxyDown                | 30m | false
                    1.5     | 1x30           | KubeProxyDown                | 30m | false
                    1.5     | 0x30           | KubeProxyInstanceUnreachable | 15m | true
                    1.5     | 1x30           | KubeProxyInstanceUnreachable | 30m | false
                    1.5     | _x30           | KubeProxyInstanceUnreachable | 30m | false
                    """)
    void firesAsUpstreamsRuleDoes(String mixin, String up, String alert, String at, boolean fires)
            throws Exception {
        RuleFile rules =
                Promtool.upstream(
                        ScenarioCatalogue.ofProject().read("kube-proxy-monitoring"),
                        "kube-proxy-mixin-" + mixin + ".yaml");
        String labels =
                switch (alert + " of " + mixin) {
                    // absent() cannot tell labels from a comparison.
                    case "KubeProxyDown of 1.0" -> "{severity: critical}";
                    case "KubeProxyDown of 1.5" -> "{severity: critical, job: kube-proxy}";
                    default -> "{severity: warning, job: kube-proxy, instance: node-1}";
                };
        String test =
                """
                rule_files: [%s]
                evaluation_interval: 1m
                tests:
                - interval: 1m
                  input_series:
                  - {series: 'up{job="kube-proxy",instance="node-1"}', values: '%s'}
                  alert_rule_test:
                  - eval_time: %s
                    alertname: %s
                    exp_alerts: [{exp_labels: %s}]
                """
                        .formatted(rules.name(), up, at, alert, labels);

        assertThat(new Promtool(folder).agrees(rules, test)).as(test).isEqualTo(fires);
    }
}
