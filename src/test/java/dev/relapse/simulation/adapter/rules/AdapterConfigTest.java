package dev.relapse.simulation.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterConfigTest {

    private static final Path OURS = Path.of("fixtures/prometheus-adapter/resource-rules.yaml");

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("config.yaml");
    }

    @Test
    void ourRulesAskForPodsOfANamespace() {
        ResourceRules rules = AdapterConfig.read(OURS).resources().orElseThrow();
        assertThat(rules.windowLength()).isEqualTo(Duration.ofMinutes(1));
        assertThat(new ResourceQuery(rules.cpu()).containers("shop", List.of("a", "b")))
                .isEqualTo(
                        "sum by (pod,container) (irate(container_cpu_usage_seconds_total"
                                + "{namespace=\"shop\",pod=~\"a|b\",container!=\"\",pod!=\"\"}[1m]))");
    }

    @Test
    void ourRulesAskForOneNodeByEquality() {
        ResourceRules rules = AdapterConfig.read(OURS).resources().orElseThrow();
        assertThat(new ResourceQuery(rules.memory()).nodes(List.of("n1")))
                .isEqualTo("sum by (node) (node_memory_working_set_bytes{node=\"n1\"})");
    }

    @Test
    void aTemplateNamesLabelsThatHaveNoOverride() {
        ResourceMapping mapping = new ResourceMapping("kube_<<.Resource>>", null);
        assertThat(mapping.labelFor("pod")).isEqualTo("kube_pod");
    }

    @Test
    void withoutResourceRulesThereIsNoResourceMetricsApi() throws IOException {
        Files.writeString(file, "rules: []\n");
        assertThat(AdapterConfig.read(file).resources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "rulez: [] # rulez",
                "rules: [{seriesQuery: up}] # rules are not simulated",
                "resourceRules: {window: 1m} # resourceRules.cpu is missing",
                "{ # flow",
            })
    void aBadFileIsNamedWithItsFault(String text, String fault) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> AdapterConfig.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "<<.GroupBy>> # <<.LabelValuesByName>> # <<.LabelValuesByName>> is not simulated",
                "irate(.*) # '' # a query is missing",
                "window: 1m # 'window: 1x' # is not a duration",
                "pod: .resource: pod. # 'pods: {resource: podz}' # the label of pod",
            })
    void badRulesEndTheReading(String part, String instead, String fault) throws IOException {
        String rules = Files.readString(OURS);
        Files.writeString(
                file,
                instead.isEmpty()
                        ? rules.replaceFirst("containerQuery: .*", "containerQuery: ' '")
                        : rules.replaceAll(part, instead));
        assertThatThrownBy(() -> AdapterConfig.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }
}
