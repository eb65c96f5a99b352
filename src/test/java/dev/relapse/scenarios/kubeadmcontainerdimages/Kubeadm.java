package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import java.util.ArrayList;
import java.util.List;

/**
 * kubeadm, as the script that bakes a machine image calls it.
 *
 * @param machine where it is installed
 * @param version the Kubernetes version whose images it names
 * @param images those that a node needs, from the team's registry, as it lists them
 */
record Kubeadm(PrivateMachine machine, String version, List<String> images) {

    Kubeadm {
        images = List.copyOf(images);
    }

    /** The version that the variant is about. */
    static Kubeadm install(PrivateMachine machine) {
        return install(machine, machine.artifact("kubeadm", "kubeadm"));
    }

    static Kubeadm install(PrivateMachine machine, String version) {
        return install(machine, machine.artifact("kubeadm", version, "kubeadm"));
    }

    private static Kubeadm install(PrivateMachine machine, Artifact kubeadm) {
        machine.install(kubeadm);
        String version = "v" + kubeadm.version();
        return new Kubeadm(machine, version, config(machine, "list", version).orFail().lines());
    }

    /** The one of them from which every pod's sandbox starts. */
    String pauseImage() {
        return images.stream()
                .filter(image -> image.contains("/pause:"))
                .findFirst()
                .orElseThrow(() -> new ProgramFailed("kubeadm " + version + " lists no pause"));
    }

    /** The same with a word about it, as {@code nodeRegistration.criSocket} gives it. */
    Finished pullThrough(String criSocket) {
        return config(machine, "pull", version, "--cri-socket", criSocket);
    }

    /** {@code kubeadm config images pull}: the pre-pull, with no word about the runtime. */
    Finished pull() {
        return config(machine, "pull", version);
    }

    private static Finished config(
            PrivateMachine machine, String verb, String version, String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "kubeadm",
                                "config",
                                "images",
                                verb,
                                "--image-repository",
                                PrivateRegistry.HOST,
                                "--kubernetes-version",
                                version));
        command.addAll(List.of(more));
        return machine.run(command.toArray(String[]::new));
    }
}
