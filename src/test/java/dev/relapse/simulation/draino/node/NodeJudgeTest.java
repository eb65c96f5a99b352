package dev.relapse.simulation.draino.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeJudgeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

    /** internal/kubernetes/eventhandler.go, offendingConditions. */
    @ParameterizedTest
    @CsvSource({
        "Bad, Bad, True, 0, true",
        "Bad, Bad, False, 0, false",
        "Bad, Bad, Unknown, 600, false",
        "Bad, Other, True, 600, false",
        "'Bad=Unknown,5m', Bad, Unknown, 299, false",
        "'Bad=Unknown,5m', Bad, Unknown, 300, true",
        "'Bad=Unknown,5m', Bad, True, 600, false"
    })
    void aNodeIsBadWithTheStatusForLongEnough(
            String supplied, String type, String status, long forSeconds, boolean bad) {
        Node node = node(type, status, forSeconds).build();
        NodeJudge judge = new NodeJudge(List.of(SuppliedCondition.parse(supplied)));
        assertThat(judge.offending(node, NOW).isEmpty()).isEqualTo(!bad);
    }

    /** internal/kubernetes/eventhandler.go, shouldUncordon. */
    @ParameterizedTest
    @CsvSource({
        "true, 'Bad=True,5m0s', 300, true",
        "true, 'Bad=True,5m0s', 299, false",
        "false, 'Bad=True,5m0s', 300, false",
        "true, '', 300, false",
        "true, 'nonsense=', 300, false",
        "true, 'Other=True,0s;Bad=True,0s', 0, true"
    })
    void onlyANodeThatDrainoCordonedIsUncordonedOnceHealed(
            boolean cordoned, String annotation, long healedSeconds, boolean uncordoned) {
        Node node =
                node("Bad", "False", healedSeconds)
                        .editMetadata()
                        .addToAnnotations("draino.planet.com/conditions", annotation)
                        .endMetadata()
                        .withNewSpec()
                        .withUnschedulable(cordoned)
                        .endSpec()
                        .build();
        assertThat(NodeJudge.uncordons(node, NOW)).isEqualTo(uncordoned);
    }

    /** internal/kubernetes/eventhandler.go, HasDrainRetryAnnotation. */
    @ParameterizedTest
    @CsvSource({"true, true", "yes, false"})
    void aRetryIsAskedForWithAnAnnotation(String value, boolean asked) {
        Node node =
                node("Bad", "True", 0)
                        .editMetadata()
                        .addToAnnotations("draino/drain-retry", value)
                        .endMetadata()
                        .build();
        assertThat(NodeJudge.asksForRetry(node)).isEqualTo(asked);
    }

    /** internal/kubernetes/eventhandler.go, conditionAnnotationMutator. */
    @Test
    void theAnnotationNamesEveryConditionInFull() {
        assertThat(
                        ConditionsAnnotation.value(
                                List.of(
                                        SuppliedCondition.parse("Bad"),
                                        new SuppliedCondition(
                                                "Ready", "Unknown", Duration.ofMinutes(10)))))
                .isEqualTo("Bad=True,0s;Ready=Unknown,10m0s");
    }

    private static NodeBuilder node(String type, String status, long seconds) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName("n")
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType(type)
                .withStatus(status)
                .withLastTransitionTime(NOW.minusSeconds(seconds).toString())
                .endCondition()
                .endStatus();
    }
}
