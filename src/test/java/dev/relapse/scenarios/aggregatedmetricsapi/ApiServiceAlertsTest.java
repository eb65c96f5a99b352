package dev.relapse.scenarios.aggregatedmetricsapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.monitoring.Promtool;
import dev.relapse.monitoring.RuleFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules with upstream's own ranges and {@code for:}, in virtual time, by the real promtool.
 * Samples are a minute apart, written in promtool's notation.
 */
class ApiServiceAlertsTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # losses so far each minute | unavailable each minute | alert                   | at  | fires
                    0 1 2 3 4 5 6x10            | 0x20                    | AggregatedAPIErrors     | 6m  | true
                    0 1 2 3 4x15                | 0x20                    | AggregatedAPIErrors     | 6m  | false
                    0 1 2 3 4 5 6x30            | 0x40                    | AggregatedAPIErrors     | 20m | false
                    0 1x30                      | 0 1x30                  | AggregatedAPIErrors     | 20m | false
                    0 1x30                      | 0 1x30                  | AggregatedAPIDown       | 20m | true
                    0 1x30                      | 0 1x30                  | KubeAggregatedAPIDown   | 20m | true
                    0 1x30                      | 0 1x3 0x30              | AggregatedAPIDown       | 20m | false
                    0 1x30                      | 0 1x30                  | KubeAggregatedAPIErrors | 20m | false
                    """)
    void firesAsUpstreamsRuleDoes(
            String losses, String unavailable, String alert, String at, boolean fires)
            throws Exception {
        String expectation = expectation(losses, unavailable, alert, at);

        assertThat(new Promtool(folder).agrees(rules(), expectation))
                .as(expectation)
                .isEqualTo(fires);
    }

    @Test
    void everyTimerOfTheRulesIsOnRecord() {
        assertThat(rules().content()).doesNotContain("${");
    }

    /** Says that the alert fires; promtool fails when it does not. */
    private static String expectation(String losses, String unavailable, String alert, String at) {
        String labels =
                alert.startsWith("Kube")
                        ? "{severity: warning, mixin: '1.0', name: v1beta1.metrics.k8s.io}"
                        : "{severity: warning, mixin: '0.9', name: v1beta1.metrics.k8s.io}";
        return """
                rule_files: [apiservice-alerts.yaml]
                evaluation_interval: 1m
                tests:
                - interval: 1m
                  input_series:
                  - series: 'aggregator_unavailable_apiservice_total{job="apiserver",name="v1beta1.metrics.k8s.io",reason="ServiceNotFound"}'
                    values: '%s'
                  - series: 'aggregator_unavailable_apiservice{job="apiserver",name="v1beta1.metrics.k8s.io"}'
                    values: '%s'
                  alert_rule_test:
                  - eval_time: %s
                    alertname: %s
                    exp_alerts: [{exp_labels: %s}]
                """
                .formatted(losses, unavailable, at, alert, labels);
    }

    private static RuleFile rules() {
        return Promtool.upstream(
                ScenarioCatalogue.ofProject().read("aggregated-metrics-api"),
                "apiservice-alerts.yaml");
    }
}
