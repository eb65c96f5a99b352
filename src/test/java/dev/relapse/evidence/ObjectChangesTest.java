package dev.relapse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.store.ArtifactStore;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.embedded.EmbeddedCluster;
import dev.relapse.cluster.embedded.EmbeddedOptions;
import dev.relapse.kubernetes.CustomResourceProbes;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.LocalRun;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cluster")
class ObjectChangesTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final String KIND =
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: recipes.kitchen.test}
            spec:
              group: kitchen.test
              scope: Namespaced
              names: {kind: Recipe, plural: recipes, singular: recipe}
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;

    private static final String RECIPE =
            """
            apiVersion: kitchen.test/v1
            kind: Recipe
            metadata: {name: soup, namespace: default}
            """;

    @TempDir Path folder;
    private LocalRun run;
    private Cluster cluster;

    @BeforeEach
    void start() {
        run = LocalRun.open();
        cluster =
                EmbeddedCluster.start(
                        run,
                        ArtifactStore.standard(Path.of("fixtures")),
                        EmbeddedOptions.defaults());
    }

    @AfterEach
    void stop() {
        try {
            if (cluster != null) {
                cluster.close();
            }
        } finally {
            run.close();
        }
    }

    @Test
    void aKindThatComesLaterIsWatchedFromThenOn() throws Exception {
        KubernetesClient client = cluster.client();
        try (ObjectChanges changes = new ObjectChanges()) {
            changes.watch(
                    client,
                    List.of(
                            WatchedKind.parse("v1/namespaces (cluster)"),
                            WatchedKind.parse("kitchen.test/v1/recipes"),
                            WatchedKind.parse("kitchen.test/v1/menus")));
            create(KIND);
            Wait.atMost(LIMIT)
                    .abortIf(cluster)
                    .until(CustomResourceProbes.areServed(client, "kitchen.test"));
            create(RECIPE);

            Wait.atMost(LIMIT).abortIf(cluster).until(seen(changes, "ADDED", "Recipe", "soup"));
            Wait.atMost(LIMIT)
                    .abortIf(cluster)
                    .until(seen(changes, "ADDED", "Namespace", "default"));
            assertThat(new EvidenceFolder(folder).collect(List.of(changes)))
                    .singleElement()
                    .asString()
                    .contains("object changes", "never served", "menus")
                    .doesNotContain("recipes");
        }
        assertThat(Files.readString(folder.resolve("object-changes.jsonl"))).contains("soup");
    }

    private void create(String yaml) {
        cluster.client()
                .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .create();
    }

    private static Probe seen(ObjectChanges changes, String change, String kind, String name) {
        return Probe.of(
                change + " of " + kind + " " + name + " was seen",
                () -> {
                    List<ObjectChange> all = changes.all();
                    return all.stream()
                                    .anyMatch(
                                            one ->
                                                    one.change().equals(change)
                                                            && one.kind().equals(kind)
                                                            && one.name().equals(name))
                            ? Observation.holds("seen", all.size())
                            : Observation.notYet(all.size() + " others", all.size());
                });
    }
}
