package dev.relapse.scenarios.istiosidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.subject.Subject;
import dev.relapse.verdict.SubjectRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamsSidecarTest {

    private final ScenarioDefinition scenario = ScenarioCatalogue.ofProject().read("istio-sidecar");

    @TempDir private Path folder;

    @Test
    void theDefaultOfTheRootNamespaceIsTheGuardAndTheOthersAreNamed() {
        SubjectRecord record =
                scenario.variant("judging-a-sidecar-that-scopes").occasion().subject();

        assertThat(record.guards()).containsExactly("the default Sidecar of the mesh");
        assertThat(record.found())
                .containsExactly(
                        "the workload's autoscaler: HorizontalPodAutoscaler payments/checkout in"
                                + " checkout.yaml",
                        "the default Sidecar of the mesh: Sidecar istio-system/default in"
                                + " mesh.yaml");
        assertThat(record.passedOver())
                .containsExactly(
                        "Sidecar istio-system/gateway-logs in mesh.yaml, as it has"
                                + " spec.workloadSelector",
                        "Sidecar payments/default in mesh.yaml, as it is not in istio-system");
    }

    @Test
    void hostsOfNamespacesThatTheReplayLacksAreSaid() throws IOException {
        sidecar("v1", "egress: [{hosts: ['./*', 'istio-system/*', 'team-3/*', 'ledger/*']}]");

        assertThat(TeamsOwn.in(subject(), scenario).notes())
                .containsExactly(
                        "the Sidecar's hosts [ledger/*] add nothing here, as the replay has no"
                                + " such namespaces");
    }

    @Test
    void onOurOwnManifestsNothingIsTheirs() {
        TeamsOwn none = TeamsOwn.in(Subject.none(), scenario);

        assertThat(none.autoscaler()).isEmpty();
        assertThat(none.sidecar()).isEmpty();
    }

    @Test
    void ofTwoDefaultsNobodyKnowsWhichCounts() throws IOException {
        sidecar("v1", "egress: []");
        Files.writeString(
                folder.resolve("more.yaml"),
                Files.readString(folder.resolve("sidecar.yaml")).replace("default", "other"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.judging(subject(), scenario.main()))
                .withMessageContaining("more than one of the default Sidecar of the mesh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v2 | egress: [] | apiVersion does not have a value",
                "v1 | egress: [{hosts: ['*']}] | write namespace/name",
                "v1 | egress: {hosts: []} | spec.egress",
            })
    void oneThatCannotBeJudgedIsRefused(String version, String spec, String complaint)
            throws IOException {
        sidecar(version, spec);

        assertThatIllegalArgumentException()
                .isThrownBy(this::subject)
                .withMessageContaining("Sidecar istio-system/default in sidecar.yaml is not a")
                .withMessageContaining(complaint);
    }

    private Subject subject() {
        return scenario.subjectIn(folder);
    }

    private void sidecar(String version, String spec) throws IOException {
        Files.writeString(
                folder.resolve("sidecar.yaml"),
                """
                apiVersion: networking.istio.io/%s
                kind: Sidecar
                metadata: {name: default, namespace: istio-system}
                spec: {%s}
                """
                        .formatted(version, spec));
    }
}
