package dev.relapse.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.definition.ScenarioCatalogue;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.process.LocalRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JobManifestTest {

    private static final Path MANIFESTS = Path.of("ci/job");
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    @Test
    @Tag("cluster")
    void aRealApiServerTakesAllOfIt() throws IOException {
        try (LocalRun run = LocalRun.open();
                Cluster cluster =
                        ClusterProviders.of("embedded")
                                .open(
                                        new ClusterRequest(
                                                run,
                                                ArtifactStore.standard(Path.of("fixtures")),
                                                Map.of(),
                                                List.of()))) {
            KubernetesClient client = cluster.client();
            String job = Files.readString(MANIFESTS.resolve("job.yaml"));

            assertThat(apply(client, job)).isEqualTo(2);
            assertThat(apply(client, Files.readString(MANIFESTS.resolve("results.yaml"))))
                    .isEqualTo(1);
            assertThatThrownBy(
                            () -> apply(client, job.replace("completionMode:", "completionMod:")))
                    .as("what is misspelt is seen")
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("completionMod");
        }
    }

    @Test
    void itsScenariosAreThoseThatRunWithoutRightsOfTheirOwn() throws IOException {
        List<String> able =
                ScenarioCatalogue.ofProject().all().stream()
                        .filter(scenario -> scenario.clusters().get(0).equals("embedded"))
                        .filter(scenario -> scenario.needs().hostFor("embedded").isEmpty())
                        .map(ScenarioDefinition::id)
                        .toList();

        assertThat(scenarios()).containsExactlyInAnyOrderElementsOf(able);
    }

    @Test
    void everyScenarioHasAnIndexAndAPodThatIsLargeEnough() throws IOException {
        Job job = job();
        int largest =
                scenarios().stream()
                        .map(ScenarioCatalogue.ofProject()::read)
                        .mapToInt(scenario -> scenario.needs().memoryMiB())
                        .max()
                        .orElseThrow();

        assertThat(job.getSpec().getCompletions()).isEqualTo(scenarios().size());
        assertThat(
                        job.getSpec()
                                        .getTemplate()
                                        .getSpec()
                                        .getContainers()
                                        .get(0)
                                        .getResources()
                                        .getRequests()
                                        .get("memory")
                                        .getNumericalAmount()
                                        .longValueExact()
                                / 1024
                                / 1024)
                .isGreaterThan(largest);
    }

    /** Server-side apply without a trace; how many objects there are. */
    private static int apply(KubernetesClient client, String manifest) {
        Collection<HasMetadata> objects = objects(manifest);
        for (HasMetadata object : objects) {
            client.resource(object)
                    .inNamespace("default")
                    .dryRun()
                    .fieldValidation(Validation.STRICT)
                    .serverSideApply();
        }
        return objects.size();
    }

    private static List<String> scenarios() throws IOException {
        return job().getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
                .filter(variable -> variable.getName().equals("SCENARIOS"))
                .map(variable -> List.of(variable.getValue().split(" ")))
                .findFirst()
                .orElseThrow();
    }

    private static Job job() throws IOException {
        return objects(Files.readString(MANIFESTS.resolve("job.yaml"))).stream()
                .filter(Job.class::isInstance)
                .map(Job.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Collection<HasMetadata> objects(String manifest) {
        return List.of(manifest.split("(?m)^---$")).stream()
                .map(document -> SERIALIZATION.<HasMetadata>unmarshal(document))
                .toList();
    }
}
