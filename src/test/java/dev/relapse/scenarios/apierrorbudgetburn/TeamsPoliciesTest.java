package dev.relapse.scenarios.apierrorbudgetburn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.subject.Subject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kyverno 1.8.0 knows of policies, by its own API (api/kyverno/v1 at v1.8.0). */
class TeamsPoliciesTest {

    private final ScenarioDefinition scenario =
            ScenarioCatalogue.ofProject().read("api-error-budget-burn");

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kyverno.io/v2beta1 | rules: [{name: r}] | apiVersion does not have a value",
                "kyverno.io/v1 | validationFailureAction: Enforce, rules: [{name: r}] | spec.validationFailureAction does not have a value",
                "kyverno.io/v1 | validationFailureAction: Audit, rules: [{name: r}] | 1.8 takes them in lower case alone",
                "kyverno.io/v1 | validationFailureActionOverrides: [{action: Audit}], rules: [{name: r}] | spec.validationFailureActionOverrides[0].action",
                "kyverno.io/v1 | admission: true, rules: [{name: r}] | unknown key spec.admission",
                "kyverno.io/v1 | rules: [{name: r}, {name: s, celPreconditions: []}] | unknown key spec.rules[1].celPreconditions; remove it or use one of: name, match",
                "kyverno.io/v1 | rules: [{validate: {cel: {expressions: []}}}] | unknown key spec.rules[0].validate.cel",
                "kyverno.io/v1 | rules: [{validate: {failureAction: Enforce}}] | unknown key spec.rules[0].validate.failureAction",
                "kyverno.io/v1 | rules: [{match: {any: [{resources: {operations: [CREATE]}}]}}] | unknown key spec.rules[0].match.any[0].resources.operations",
                "kyverno.io/v1 | rules: [{context: [{name: c, globalReference: {name: g}}]}] | unknown key spec.rules[0].context[0].globalReference",
                "kyverno.io/v1 | rules: [{context: [{name: c, apiCall: {urlPath: /x, method: POST}}]}] | unknown key spec.rules[0].context[0].apiCall.method",
                "kyverno.io/v1 | rules: [{generate: {foreach: []}}] | unknown key spec.rules[0].generate.foreach",
                "kyverno.io/v1 | rules: [{verifyImages: [{imageReferences: ['*']}]}] | spec.rules[0].verifyImages must have at most 0 items",
                "kyverno.io/v1 | rules: [{context: [{name: c, imageRegistry: {reference: r}}]}] | the replay reaches no registry of images",
                "kyverno.io/v1 | rules: [] | spec.rules",
                "kyverno.io/v1 | background: true | spec.rules is missing",
            })
    void aFeatureThatItDoesNotKnowIsRefusedWithFileAndField(
            String version, String spec, String complaint) throws IOException {
        policy(version, spec);

        assertThatIllegalArgumentException()
                .isThrownBy(this::subject)
                .withMessageContaining("ClusterPolicy team in p.yaml is not what Kyverno 1.8.0")
                .withMessageContaining(complaint);
    }

    /** One of each kind of rule, with what its users write most. */
    @Test
    void whatItKnowsIsTaken() throws IOException {
        policy(
                "kyverno.io/v1",
                """
                applyRules: All, failurePolicy: Fail, webhookTimeoutSeconds: 5, background: true,
                  schemaValidation: false, validationFailureAction: audit, rules: [
                  {name: a, match: {any: [{resources: {kinds: [Pod], names: ['*'], namespaces: [x],
                    annotations: {a: b}, selector: {matchLabels: {a: b}},
                    namespaceSelector: {matchExpressions: [{key: k, operator: In, values: [v]}]}},
                    subjects: [{kind: User, name: u}], clusterRoles: [c], roles: [r]}]},
                   exclude: {resources: {kinds: [Pod]}},
                   preconditions: {all: [{key: k, operator: Equals, value: v}]},
                   context: [{name: m, configMap: {name: m, namespace: n}}, {name: v, variable: {value: {a: 1}}}],
                   validate: {message: m, pattern: {spec: {'=(hostPID)': false}}}},
                  {name: b, match: {all: [{resources: {kinds: [Pod]}}]},
                   validate: {foreach: [{list: l, elementScope: true, deny: {conditions: {any: []}}}]}},
                  {name: c, match: {resources: {kinds: [Pod]}}, validate: {podSecurity: {level: baseline, version: latest,
                    exclude: [{controlName: Seccomp, images: ['*']}]}}},
                  {name: d, match: {resources: {kinds: [Pod]}}, mutate: {patchStrategicMerge: {metadata: {labels: {a: b}}}}},
                  {name: e, match: {resources: {kinds: [Namespace]}}, generate: {apiVersion: v1, kind: ConfigMap, name: n,
                    namespace: x, synchronize: true, data: {data: {a: b}}}}]
                """);

        assertThatCode(this::subject).doesNotThrowAnyException();
    }

    @Test
    void whatAClusterHasAddedIsLeftOut() throws IOException {
        policy("kyverno.io/v1", "rules: [{name: r}]");
        Files.writeString(
                folder.resolve("p.yaml"),
                Files.readString(folder.resolve("p.yaml"))
                                .replace(
                                        "{name: team}",
                                        "{name: team, uid: u, resourceVersion: '7', annotations: {a: b}}")
                        + "status: {ready: true}\n");

        GenericKubernetesResource applied =
                TeamsPolicies.object(TeamsPolicies.in(subject()).manifests().get(0));

        assertThat(applied.getMetadata().getResourceVersion()).isNull();
        assertThat(applied.getMetadata().getUid()).isNull();
        assertThat(applied.getMetadata().getAnnotations()).containsEntry("a", "b");
        assertThat(applied.getAdditionalProperties()).containsOnlyKeys("spec");
    }

    @Test
    void oursAreInForceWhereThereAreNone() {
        TeamsPolicies none = TeamsPolicies.in(Subject.none());

        assertThat(none.areThere()).isFalse();
        assertThat(none.spoken()).isEmpty();
    }

    private Subject subject() {
        return scenario.subjectIn(folder);
    }

    private void policy(String version, String spec) throws IOException {
        Files.writeString(
                folder.resolve("p.yaml"),
                """
                apiVersion: %s
                kind: ClusterPolicy
                metadata: {name: team}
                spec: {%s}
                """
                        .formatted(version, spec));
    }
}
