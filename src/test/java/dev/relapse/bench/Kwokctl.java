package dev.relapse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relapse.artifact.Artifact;
import dev.relapse.artifact.store.ArtifactStore;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real kwokctl with the binaries that the embedded cluster runs. */
record Kwokctl(Path folder, Path program, Map<String, Path> binaries) {

    static Kwokctl in(Path folder, ArtifactStore artifacts) {
        return new Kwokctl(
                folder,
                path(artifacts.get("kwokctl", null, "kwokctl")),
                Map.of(
                        "etcd",
                        path(artifacts.get("etcd", null, "etcd")),
                        "kube-apiserver",
                        path(artifacts.get("kubernetes", null, "kube-apiserver")),
                        "kube-controller-manager",
                        path(artifacts.get("kubernetes", null, "kube-controller-manager")),
                        "kube-scheduler",
                        path(artifacts.get("kubernetes", null, "kube-scheduler")),
                        "kwok-controller",
                        path(artifacts.get("kwok", null, "kwok"))));
    }

    /** Creates a cluster and a node, sees a pod run, and deletes the cluster again. */
    Duration toTheFirstRunningPod(String name) throws IOException, InterruptedException {
        Path kubeconfig = folder.resolve(name + ".kubeconfig");
        List<String> create =
                new ArrayList<>(
                        List.of(
                                "create",
                                "cluster",
                                "--runtime=binary",
                                "--kubeconfig=" + kubeconfig,
                                "--wait=60s"));
        binaries.forEach((key, file) -> create.add("--" + key + "-binary=" + file));
        long began = System.nanoTime();
        try {
            run(name, create);
            Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
            try (KubernetesClient client =
                    new KubernetesClientBuilder().withConfig(config).build()) {
                addNode(client);
                FirstPod.runs(client);
                return Duration.ofNanos(System.nanoTime() - began);
            }
        } finally {
            run(name, List.of("delete", "cluster", "--kubeconfig=" + kubeconfig));
        }
    }

    private static void addNode(KubernetesClient client) {
        Map<String, Quantity> size =
                Map.of(
                        "cpu", new Quantity("4"),
                        "memory", new Quantity("8Gi"),
                        "pods", new Quantity("110"));
        client.resource(
                        new NodeBuilder()
                                .withNewMetadata()
                                .withName("node-0")
                                .addToAnnotations("kwok.x-k8s.io/node", "fake")
                                .endMetadata()
                                .withNewStatus()
                                .withAllocatable(size)
                                .withCapacity(size)
                                .endStatus()
                                .build())
                .create();
    }

    private void run(String name, List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(program.toString(), "--name=" + name, "--config=" + config()));
        command.addAll(arguments);
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Its own folders, so that a user's clusters and kubeconfig are not touched.
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("KWOK_WORKDIR", folder.resolve("kwok").toString());
        assertThat(builder.start().waitFor())
                .as(() -> "kwokctl " + arguments.get(0) + ": " + read(log))
                .isZero();
    }

    /** Its own default is every address of this machine. */
    private Path config() throws IOException {
        return Files.writeString(
                folder.resolve("kwokctl.yaml"),
                """
                apiVersion: config.kwok.x-k8s.io/v1alpha1
                kind: KwokctlConfiguration
                options: {bindAddress: 127.0.0.1}
                """);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    private static Path path(Artifact artifact) {
        return artifact.path();
    }
}
