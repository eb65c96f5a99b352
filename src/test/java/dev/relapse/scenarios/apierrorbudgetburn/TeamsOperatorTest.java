package dev.relapse.scenarios.apierrorbudgetburn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.artifact.MissingArtifactException;
import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Variant;
import dev.relapse.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamsOperatorTest {

    private final ScenarioDefinition scenario =
            ScenarioCatalogue.ofProject().read("api-error-budget-burn");

    @TempDir private Path folder;

    @Test
    void itsArgumentsAndNamespaceAreTakenAndTheReplaysOwnAreNot() throws IOException {
        operator(
                "v4.4.1",
                "--scan-all, --leader-elect, '--metrics-bind-address=:1', --requeue-delay=30",
                "");

        Subject subject = subject();

        assertThat(subject.settings())
                .containsEntry("operator.flags", "--scan-all --requeue-delay=30")
                .containsEntry("operator.scan-all", "false")
                .containsEntry("grafana.namespace", "monitoring")
                .containsEntry("operator.alone", "serves");
        assertThat(subject.record().missing()).containsExactly("the policies");
        assertThat(scenario.judging(subject, scenario.main()).candidates().isEmpty()).isTrue();
    }

    @Test
    void theVariableThatDoesTheSameAsTheArgumentIsTaken() throws IOException {
        operator("v4.4.1", "--leader-elect", "{name: DASHBOARD_NAMESPACES_ALL, value: 'true'}");

        assertThat(subject().settings())
                .containsEntry("operator.flags", "")
                .containsEntry("operator.scan-all", "true");
    }

    @Test
    void anotherReleaseThatCanBeHadIsJudged() throws IOException {
        operator("v4.10.1", "--scan-all", "");

        Variant judging = scenario.judging(subject(), scenario.main());

        assertThat(scenario.versionOf("grafana-operator", judging)).isEqualTo("4.10.1");
        assertThat(judging.label()).startsWith("main, grafana-operator 4.10.1, on ");
    }

    @Test
    void aReleaseThatCannotBeHadIsRefusedWithThoseThatCan() throws IOException {
        operator("v4.6.0", "--scan-all", "");
        String version =
                scenario.versionOf(
                        "grafana-operator", scenario.judging(subject(), scenario.main()));

        assertThatThrownBy(
                        () ->
                                ArtifactStore.standard(scenario.fixture(""))
                                        .plan("grafana-operator", version, "grafana-operator"))
                .isInstanceOf(MissingArtifactException.class)
                .hasMessageContaining("grafana-operator 4.6.0")
                .hasMessageContaining("the catalogue has grafana-operator at 4.4.1, 4.10.1 only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--namespaces=a | '' | spec.template.spec.containers[0].args[0]",
                "-namespaces=a | '' | which --scan-all finds",
                "--requeue-delay, '30' | '' | write each as --flag=value",
                "--leader-elect | {name: DASHBOARD_NAMESPACES, value: 'a,b'} | env[0].name",
            })
    void whatTheReplayCannotRunIsRefused(String arguments, String variable, String complaint)
            throws IOException {
        operator("v4.4.1", arguments, variable);

        assertThatIllegalArgumentException()
                .isThrownBy(this::subject)
                .withMessageContaining(
                        "Deployment monitoring/o in o.yaml is not a grafana-operator")
                .withMessageContaining(complaint);
    }

    private Subject subject() {
        return scenario.subjectIn(folder);
    }

    private void operator(String tag, String arguments, String variable) throws IOException {
        Files.writeString(
                folder.resolve("o.yaml"),
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: o, namespace: monitoring}
                spec:
                  template:
                    spec:
                      containers:
                        - {name: manager, image: "r.example/x/grafana-operator:%s", args: [%s], env: [%s]}
                """
                        .formatted(tag, arguments, variable));
    }
}
