package dev.relapse.scenarios.apierrorbudgetburn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.cluster.AuditEvent;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyQuestionsTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/namespaces/{{request.namespace}}/configmaps, configmaps",
        "/api/v1/namespaces/{{request.namespace}}, namespaces",
        "/api/v1/namespaces, namespaces",
        "/api/v1/nodes/{{ node }}?pretty=true, nodes",
        "/apis/apps/v1/namespaces/shop/deployments/web, deployments",
        "/apis/networking.k8s.io/v1/ingresses?limit=500, ingresses",
        "/apis/kyverno.io/v1/clusterpolicies/, clusterpolicies",
    })
    void aPathNamesAResource(String path, String resource) {
        assertThat(PolicyQuestions.of(List.of(asking(path))).resources()).containsExactly(resource);
    }

    @Test
    void aPathThatNamesNoneIsCountedAlone() {
        PolicyQuestions questions = PolicyQuestions.of(List.of(asking("/version")));

        assertThat(questions.calls()).isEqualTo(1);
        assertThat(questions.resources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kyverno, list, configmaps, shop, true",
        "kyverno, get, configmaps, shop, true",
        "kyverno, watch, configmaps, shop, false",
        "kyverno, list, secrets, shop, false",
        "kyverno, list, configmaps, kyverno, false",
        "someone, list, configmaps, shop, false",
    })
    void whatKyvernoAsksForThePoliciesIsToldFromTheRest(
            String user, String verb, String resource, String namespace, boolean question) {
        PolicyQuestions questions =
                PolicyQuestions.of(List.of(asking("/api/v1/namespaces/x/configmaps")));

        assertThat(questions.test(request(user, verb, resource, namespace))).isEqualTo(question);
    }

    @Test
    void everyRuleOfASubjectCounts() {
        ScenarioDefinition scenario = ScenarioCatalogue.ofProject().read("api-error-budget-burn");
        TeamsPolicies theirs =
                TeamsPolicies.in(scenario.subjectOf(scenario.variant("judging-policies-that-ask")));

        assertThat(theirs.questions())
                .hasToString(
                        "ask the API server in 9 places, for configmaps, deployments, limitranges,"
                                + " namespaces, networkpolicies, persistentvolumeclaims,"
                                + " resourcequotas, serviceaccounts, services");
    }

    private static GenericKubernetesResource asking(String path) {
        return Serialization.unmarshal(
                """
                apiVersion: kyverno.io/v1
                kind: ClusterPolicy
                metadata: {name: p}
                spec:
                  rules:
                    - validate:
                        foreach: [{context: [{name: a, apiCall: {urlPath: "%s"}}]}]
                """
                        .formatted(path),
                GenericKubernetesResource.class);
    }

    private static AuditEvent request(String user, String verb, String resource, String namespace) {
        return new AuditEvent(
                Instant.EPOCH,
                "ResponseComplete",
                user,
                "kyverno/v1.8.0",
                verb,
                "",
                resource,
                namespace,
                "",
                200,
                "/",
                Duration.ZERO);
    }
}
