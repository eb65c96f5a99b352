package dev.relapse.simulation.draino.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelExpressionTest {

    private static final Map<String, String> LABELS =
            Map.of("zone", "b", "pool", "spot", "example.com/team", "x");

    /** The operators are those of internal/kubernetes/nodefilters_test.go, TestNodeLabelFilter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "metadata.labels.zone == 'b' ~ true",
                "metadata.labels.zone == 'a' ~ false",
                "metadata.labels.zone == 'b' && metadata.labels.pool == 'od' ~ false",
                "(metadata.labels.zone == 'a') || (metadata.labels.zone == 'b') ~ true",
                "metadata.labels.zone in ['a', 'b'] ~ true",
                "metadata.labels.zone in ['c'] ~ false",
                "metadata.labels.zone not in ['c'] ~ true",
                "'pool' in metadata.labels ~ true",
                "'gone' in metadata.labels ~ false",
                "metadata.labels.gone != '' ~ false",
                "metadata.labels.pool != '' ~ true",
                "metadata.labels['example.com/team'] == \"x\" ~ true",
                "not ('pool' in metadata.labels) or metadata.labels.zone == 'b' ~ true",
                "!('pool' in metadata.labels) ~ false"
            })
    void readsLabelsAsUpstreamDoes(String expression, boolean passes) {
        assertThat(LabelExpression.compile(expression).test(LABELS)).isEqualTo(passes);
    }

    @Test
    void noExpressionLetsEveryNodePass() {
        assertThat(LabelExpression.compile("").test(Map.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata.labels.zone",
                "metadata.labels.zone == ",
                "metadata.name == 'n'",
                "len('a') == 1",
                "metadata.labels.zone == 'b' 'c'",
                "metadata.labels.zone # 'b'"
            })
    void whatItDoesNotKnowIsRefused(String expression) {
        assertThatThrownBy(() -> LabelExpression.compile(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expression);
    }

    /** internal/kubernetes/nodefilters.go, ConvertLabelsToFilterExpr. */
    @Test
    void theDeprecatedFlagIsTurnedIntoAnExpression() {
        assertThat(LabelExpression.ofLabels(List.of("b=c", "a=")))
                .isEqualTo("'a' in metadata.labels && metadata.labels['b'] == 'c'");
        assertThatThrownBy(() -> LabelExpression.ofLabels(List.of("a=1", "a=2")))
                .hasMessageContaining("used twice");
        assertThatThrownBy(() -> LabelExpression.ofLabels(List.of("a")))
                .hasMessageContaining("KEY=VALUE");
    }
}
