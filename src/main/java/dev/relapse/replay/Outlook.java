package dev.relapse.replay;

import dev.relapse.cluster.BlastRadius;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.cluster.Foresight;
import dev.relapse.definition.ScenarioDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a scenario would do to a kind of cluster that others use, too. */
final class Outlook {

    private Outlook() {}

    /**
     * A line for each thing; empty where nobody else is. Asks the cluster, and changes nothing.
     *
     * @throws IllegalArgumentException when the user's choices do not allow a replay there
     */
    static List<String> of(ScenarioDefinition definition, String clusterKind) {
        BlastRadius radius = definition.blastRadius().orElse(BlastRadius.none());
        return ClusterProviders.of(clusterKind)
                .foresee(
                        new Foresight(
                                radius,
                                radius.roles().stream().map(definition::fixture).toList(),
                                manifests(definition.folder().resolve("manifests"))));
    }

    private static List<Path> manifests(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the manifests in " + folder, e);
        }
    }
}
