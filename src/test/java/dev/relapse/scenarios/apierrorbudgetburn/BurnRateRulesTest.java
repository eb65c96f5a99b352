package dev.relapse.scenarios.apierrorbudgetburn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Timer;
import dev.relapse.monitoring.RuleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules with upstream's own windows, in virtual time, by the real promtool: a write a second,
 * some of which are slow. Samples are a minute apart.
 */
class BurnRateRulesTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # of 60 writes a minute, fast by duration | and by sli | 5xx ever | alert                       | long windows that fire at 70m
                    60x200                                      | 60x200     | 0x200    | KubeAPIErrorBudgetBurn      | -
                    45x200                                      | 60x200     | 0x200    | KubeAPIErrorBudgetBurn      | 1h 6h 1d
                    45x200                                      | 60x200     | 0x200    | KubeAPIErrorBudgetBurnToday | -
                    45x200                                      | 45x200     | 0x200    | KubeAPIErrorBudgetBurnToday | 1h 6h 1d
                    45x200                                      | 60x200     | none     | KubeAPIErrorBudgetBurn      | -
                    55x200                                      | 60x200     | 0x200    | KubeAPIErrorBudgetBurn      | 6h 1d
                    """)
    void firesAsUpstreamsRuleDoes(
            String fast, String fastBySli, String errors, String alert, String firing)
            throws Exception {
        String expectation =
                expectation(fast, fastBySli, errors, alert, List.of(firing.split(" ", -1)));

        assertThat(promtool(expectation)).as(expectation).contains("SUCCESS");
    }

    @Test
    void everyTimerOfTheRulesIsOnRecord() {
        assertThat(rules())
                .hasSize(2 * BurnRatePair.ALL.size())
                .allSatisfy(file -> assertThat(file.content()).doesNotContain("${"));
    }

    /** Says that the alert fires for these pairs and no other; promtool fails when it does not. */
    private static String expectation(
            String fast, String fastBySli, String errors, String alert, List<String> firing) {
        String alerts =
                BurnRatePair.ALL.stream()
                        .filter(pair -> firing.contains(pair.longWindow()))
                        .map(
                                pair ->
                                        "{exp_labels: {severity: %s, long: %s, short: %s}}"
                                                .formatted(
                                                        pair.severity(),
                                                        pair.longWindow(),
                                                        pair.shortWindow()))
                        .collect(Collectors.joining(", "));
        String failed =
                errors.equals("none")
                        ? ""
                        : series(
                                "apiserver_request_total{job=\"apiserver\",verb=\"PUT\",code=\"500\"}",
                                errors);
        return """
                rule_files: [%s]
                evaluation_interval: 1m
                tests:
                - interval: 1m
                  input_series:
                %s%s%s%s%s%s
                  alert_rule_test:
                  - eval_time: 70m
                    alertname: %s
                    exp_alerts: [%s]
                """
                .formatted(
                        rules().stream().map(RuleFile::name).collect(Collectors.joining(", ")),
                        failed,
                        series(
                                "apiserver_request_total{job=\"apiserver\",verb=\"PUT\",code=\"200\"}",
                                "60x200"),
                        series(
                                "apiserver_request_duration_seconds_count{job=\"apiserver\",verb=\"PUT\"}",
                                "60x200"),
                        series(
                                "apiserver_request_duration_seconds_bucket{job=\"apiserver\",verb=\"PUT\",le=\"1\"}",
                                fast),
                        series(
                                "apiserver_request_sli_duration_seconds_count{job=\"apiserver\",verb=\"PUT\"}",
                                "60x200"),
                        series(
                                "apiserver_request_sli_duration_seconds_bucket{job=\"apiserver\",verb=\"PUT\",le=\"1\"}",
                                fastBySli),
                        alert,
                        alerts);
    }

    /** A counter that rises by so much each minute: {@code <increase>x<minutes>}. */
    private static String series(String name, String growth) {
        return "  - {series: '%s', values: '0+%s'}%n".formatted(name, growth);
    }

    private String promtool(String test) throws IOException, InterruptedException {
        for (RuleFile file : rules()) {
            Files.writeString(folder.resolve(file.name()), file.content());
        }
        Files.writeString(folder.resolve("test.yaml"), test);
        Path program =
                ArtifactStore.standard(Path.of("fixtures"))
                        .get("prometheus", null, "promtool")
                        .path();
        Process process =
                new ProcessBuilder(program.toString(), "test", "rules", "test.yaml")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    private static List<RuleFile> rules() {
        ScenarioDefinition scenario = ScenarioCatalogue.ofProject().read("api-error-budget-burn");
        return BurnRatePair.rules(
                scenario.folder().resolve("rules"), name -> upstream(scenario, name));
    }

    private static String upstream(ScenarioDefinition scenario, String name) {
        return scenario.timers().stream()
                .filter(timer -> timer.name().equals(name))
                .map(Timer::upstream)
                .findFirst()
                .orElseThrow();
    }
}
