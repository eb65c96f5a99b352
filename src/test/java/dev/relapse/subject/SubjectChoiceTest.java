package dev.relapse.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several objects is taken, and what it must look like. */
class SubjectChoiceTest {

    @TempDir private Path project;
    private Path theirs;
    private ScenarioDefinition definition;

    @BeforeEach
    void aScenario() throws IOException {
        theirs = Files.createDirectories(project.resolve("theirs"));
        Path folder = Files.createDirectories(project.resolve("scenarios/some-id"));
        Files.writeString(
                folder.resolve("policy.schema.json"),
                """
                {"title": "a policy of the old version",
                 "properties": {"spec": {"additionalProperties": false, "properties": {
                   "mode": {"enum": ["soft"], "remedy": "write it in lower case"},
                   "rules": {"items": {"properties": {"text": {"type": "string"}}}}}}}}
                """);
        Files.writeString(
                folder.resolve("scenario.yaml"),
                """
                title: A title
                links: []
                clusters: [embedded]
                needs: {time: 90s, memoryMiB: 100}
                components: {operator: {version: 4.4.1, role: it loops}}
                timers: {}
                subject:
                  inputs:
                    hpa:
                      what: the autoscaler
                      kind: HorizontalPodAutoscaler
                      prefer: {spec.scaleTargetRef.name: ours}
                      sets: {max: {field: spec.maxReplicas}}
                    sidecar:
                      what: the default Sidecar
                      kind: Sidecar
                      namespace: istio-system
                      without: spec.workloadSelector
                      guard: {}
                    policies:
                      what: the policies
                      group: kyverno.io
                      kind: ClusterPolicy
                      schema: policy.schema.json
                    operator:
                      what: the operator
                      container: operator
                      sets: {namespace: {field: metadata.namespace}}
                      versions: {operator: image-tag}
                settings: {max: 10, namespace: grafana}
                variants:
                  main: {title: the main one}
                """);
        definition = ScenarioFile.read(folder);
    }

    @Test
    void theOneForOurWorkloadIsPreferredAndTheOthersAreNamed() throws IOException {
        write("a.yaml", hpa("web", "theirs", 7));
        write("b.yaml", hpa("demo", "ours", 5));

        assertThat(read().settings()).containsEntry("max", "5");
        assertThat(read().record().found())
                .containsExactly("the autoscaler: HorizontalPodAutoscaler shop/demo in b.yaml");
        assertThat(read().record().passedOver())
                .containsExactly(
                        "HorizontalPodAutoscaler shop/web in a.yaml, as it leaves it to the one"
                                + " whose spec.scaleTargetRef.name is ours");
    }

    @Test
    void theOnlyOneIsTakenWhateverItIsFor() throws IOException {
        write("a.yaml", hpa("web", "theirs", 7));

        assertThat(read().settings()).containsEntry("max", "7");
        assertThat(read().record().passedOver()).isEmpty();
    }

    @Test
    void ofSeveralThatAreNotForOurWorkloadNoneIsChosen() throws IOException {
        write("a.yaml", hpa("web", "theirs", 7));
        write("b.yaml", hpa("api", "theirs", 7));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read().settings())
                .withMessageContaining("more than one of the autoscaler")
                .withMessageContaining("in b.yaml]; leave one");
    }

    @Test
    void whatIsAnotherThingIsNotTakenAndNotTheGuard() throws IOException {
        write("hpa.yaml", hpa("web", "ours", 7));
        write("a.yaml", sidecar("one", "istio-system", "workloadSelector: {labels: {a: b}}"));
        write("b.yaml", sidecar("two", "shop", "egress: []"));

        assertThat(read().hasGuard()).isFalse();
        assertThat(read().record().missing()).contains("the default Sidecar");
        assertThat(read().record().passedOver())
                .containsExactly(
                        "Sidecar istio-system/one in a.yaml, as it has spec.workloadSelector",
                        "Sidecar shop/two in b.yaml, as it is not in istio-system");
    }

    @Test
    void whereNothingElseConcernsTheScenarioItSaysWhatItDidNotTake() throws IOException {
        write("b.yaml", sidecar("two", "shop", "egress: []"));

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessageContaining("nothing of it concerns this scenario")
                .withMessageContaining("; not taken was Sidecar shop/two in b.yaml, as it is not");
    }

    @Test
    void twoDefaultsAreNone() throws IOException {
        write("a.yaml", sidecar("one", "istio-system", "egress: []"));
        write("b.yaml", sidecar("two", "istio-system", "egress: []"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read().hasGuard())
                .withMessageContaining("more than one of the default Sidecar");
    }

    @Test
    void aCrowdThatIsPassedOverIsCounted() throws IOException {
        write("hpa.yaml", hpa("web", "ours", 7));
        for (int i = 0; i < 8; i++) {
            write("s" + i + ".yaml", sidecar("default", "team-" + i, "egress: []"));
        }

        assertThat(read().record().passedOver())
                .hasSize(6)
                .endsWith("3 more that are not the default Sidecar");
    }

    @Test
    void aKindOfAnotherGroupIsAnotherKind() throws IOException {
        write("hpa.yaml", hpa("web", "ours", 7));
        write("gpu.yaml", policy("nvidia.com/v1", "driver: {}"));

        assertThat(read().manifests("policies")).isEmpty();
    }

    @Test
    void anObjectThatCannotBeJudgedIsRefusedWithItsFileAndField() throws IOException {
        write("p.yaml", policy("kyverno.io/v1", "mode: Soft, celRules: [], rules: [{text: 1}]"));

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessageContaining("ClusterPolicy one in p.yaml is not a policy of the old")
                .withMessageContaining("unknown key spec.celRules; remove it or use one of: mode")
                .withMessageContaining("spec.mode does not have a value in the enumeration")
                .withMessageContaining("; write it in lower case")
                .withMessageContaining(
                        "spec.rules[0].text integer found, string expected; correct");
    }

    @Test
    void aNamespaceIsReadAndAVersionThatIsNotSaidIsMissed() throws IOException {
        write("o.yaml", operator("ops/operator@sha256:ab"));

        assertThat(read().settings()).containsEntry("namespace", "monitoring");
        assertThat(read().versions()).isEmpty();
        assertThat(read().record().missing()).contains("the version of operator");
    }

    @Test
    void theVersionOfADeclaredSubjectIsJudgedToo() throws IOException {
        Path folder = definition.folder();
        Files.createDirectories(folder.resolve("subjects/new"));
        Files.createDirectories(folder.resolve("subjects/same"));
        Files.writeString(folder.resolve("subjects/new/o.yaml"), operator("ops/operator:v4.10.1"));
        Files.writeString(folder.resolve("subjects/same/o.yaml"), operator("ops/operator:v4.4.1"));
        Files.writeString(
                folder.resolve("scenario.yaml"),
                Files.readString(folder.resolve("scenario.yaml"))
                        + "  newer: {title: t, expected: SAFE, subject: subjects/new}\n"
                        + "  same: {title: t, expected: EXPOSED, subject: subjects/same}\n");

        ScenarioDefinition read = ScenarioFile.read(folder);

        assertThat(read.versionOf("operator", read.variant("newer"))).isEqualTo("4.10.1");
        assertThat(read.variant("newer").label())
                .isEqualTo("newer, operator 4.10.1, on subjects/new");
        assertThat(read.variant("same").candidates().isEmpty()).isTrue();
    }

    private Subject read() {
        return definition.subjectIn(theirs);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(theirs.resolve(file), text);
    }

    private static String hpa(String name, String target, int most) {
        return """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: %s, namespace: shop}
        spec: {scaleTargetRef: {name: %s}, maxReplicas: %d}
        """
                .formatted(name, target, most);
    }

    private static String sidecar(String name, String namespace, String spec) {
        return """
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata: {name: %s, namespace: %s}
        spec: {%s}
        """
                .formatted(name, namespace, spec);
    }

    private static String policy(String version, String spec) {
        return """
        apiVersion: %s
        kind: ClusterPolicy
        metadata: {name: one}
        spec: {%s}
        """
                .formatted(version, spec);
    }

    private static String operator(String image) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: o, namespace: monitoring}
        spec: {template: {spec: {containers: [{name: operator, image: "%s"}]}}}
        """
                .formatted(image);
    }
}
