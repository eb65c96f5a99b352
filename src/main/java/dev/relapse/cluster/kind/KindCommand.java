package dev.relapse.cluster.kind;

import dev.relapse.process.CommandSpec;
import dev.relapse.process.Finished;
import dev.relapse.process.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The {@code kind} command for one cluster.
 *
 * @param programs run it
 * @param executable the command
 * @param cluster the cluster's name, and its network's
 * @param kubeconfig the run's own; kind reads and writes no other
 * @param environment says where the container engine is
 */
record KindCommand(
        Programs programs,
        String executable,
        String cluster,
        Path kubeconfig,
        Map<String, String> environment) {

    private static final Duration CREATE_LIMIT = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Creates the cluster; does not wait for its nodes to be Ready. */
    Finished create(Path config) {
        return run(
                CREATE_LIMIT,
                List.of(
                        "create",
                        "cluster",
                        "--name",
                        cluster,
                        "--config",
                        config.toString(),
                        "--kubeconfig",
                        kubeconfig.toString(),
                        // A node that was not set up is the only one who knows why; what is left is
                        // removed with the run.
                        "--retain"));
    }

    /** Puts the images of an archive on every node. */
    Finished loadImages(Path archive) {
        return run(LIMIT, List.of("load", "image-archive", archive.toString(), "--name", cluster));
    }

    /** Copies the logs of the nodes and of their pods. */
    Finished exportLogs(Path folder) {
        return run(LIMIT, List.of("export", "logs", folder.toString(), "--name", cluster));
    }

    private Finished run(Duration limit, List<String> words) {
        Map<String, String> all = new TreeMap<>(environment);
        // A network of the cluster's own, or kind would leave one that all its clusters share.
        all.put("KIND_EXPERIMENTAL_DOCKER_NETWORK", cluster);
        all.put("KIND_EXPERIMENTAL_PROVIDER", "docker");
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(words);
        return programs.run(new CommandSpec(command, all, Optional.empty(), limit));
    }
}
