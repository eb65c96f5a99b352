package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.process.Finished;
import dev.relapse.process.ProgramFailed;
import java.util.List;

/**
 * kubeadm, as the script that bakes a machine image calls it.
 *
 * @param machine where it is installed
 * @param version the Kubernetes version whose images it names
 */
record Kubeadm(PrivateMachine machine, String version) {

    /** The version that the variant is about. */
    static Kubeadm install(PrivateMachine machine) {
        return install(machine, machine.artifact("kubeadm", "kubeadm"));
    }

    static Kubeadm install(PrivateMachine machine, String version) {
        return install(machine, machine.artifact("kubeadm", version, "kubeadm"));
    }

    private static Kubeadm install(PrivateMachine machine, Artifact kubeadm) {
        machine.install(kubeadm);
        return new Kubeadm(machine, "v" + kubeadm.version());
    }

    /** The images that a node needs, from the team's registry. */
    List<String> images() {
        return config("list").orFail().lines();
    }

    /** The one of them from which every pod's sandbox starts. */
    String pauseImage() {
        return images().stream()
                .filter(image -> image.contains("/pause:"))
                .findFirst()
                .orElseThrow(() -> new ProgramFailed("kubeadm " + version + " lists no pause"));
    }

    /** {@code kubeadm config images pull}: the pre-pull, with no word about the runtime. */
    Finished pull() {
        return config("pull");
    }

    private Finished config(String verb) {
        return machine.run(
                "kubeadm",
                "config",
                "images",
                verb,
                "--image-repository",
                PrivateRegistry.HOST,
                "--kubernetes-version",
                version);
    }
}
