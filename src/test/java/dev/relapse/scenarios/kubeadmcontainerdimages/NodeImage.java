package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.definition.Settings;
import dev.relapse.definition.UsedComponent;
import dev.relapse.process.Finished;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The machine that is baked into an image: what the team's build has on it. Its registry runs only
 * while something is baked, so that whatever starts afterwards starts from what is on the machine.
 */
final class NodeImage {

    /** The last release line of kubeadm that knows Docker, with which the team began. */
    private static final String KUBEADM_WITH_DOCKER = "1.23.17";

    private final PrivateMachine machine;
    private final boolean password;
    private final PrivateRegistry registry;
    private final Containerd containerd;
    private final DockerEngine docker;
    private final Cri cri;
    private Kubeadm kubeadm;

    private NodeImage(PrivateMachine machine, boolean password) {
        this.machine = machine;
        this.password = password;
        // What else this host may have under these names.
        machine.uninstall("crictl", "kubeadm", "nerdctl");
        for (String command : List.of("containerd", "ctr", "runc")) {
            machine.useHostCommand(command);
        }
        this.registry = PrivateRegistry.install(machine);
        this.containerd = new Containerd(machine);
        containerd.startForDockerOnly();
        this.docker = DockerEngine.start(machine);
        this.cri = Cri.bringAlong(machine);
        installKubeadm(KUBEADM_WITH_DOCKER);
    }

    /** Docker is the runtime; the stores are empty and the registry has every image. */
    static NodeImage withDocker(Cluster cluster, Settings settings) {
        PrivateMachine machine = cluster.require(PrivateMachine.class);
        NodeImage node = new NodeImage(machine, settings.text("registry").equals("password"));
        Set<String> images = new LinkedHashSet<>(node.kubeadm.images());
        Kubeadm after = Kubeadm.install(machine);
        images.addAll(after.images());
        node.installKubeadm(KUBEADM_WITH_DOCKER);
        node.fillTheRegistry(images);
        return node;
    }

    private void installKubeadm(String version) {
        kubeadm = Kubeadm.install(machine, version);
    }

    private void fillTheRegistry(Set<String> images) {
        registry.start();
        String pause = machine.artifact("pause", "pause").path().toString();
        for (String image : images) {
            machine.write("/run/root/name", image);
            machine.run("cp", pause, "/run/root/pause").orFail();
            machine.run("tar", "-cf", "/run/root.tar", "-C", "/run/root", ".").orFail();
            docker.makeAndPush(image, "/run/root.tar");
        }
        registry.stop();
    }

    /** Does something for which the registry is there. */
    <T> T baking(Supplier<T> step) {
        if (password) {
            registry.startWithPassword();
            docker.login();
        } else {
            registry.start();
        }
        try {
            return step.get();
        } finally {
            registry.stop();
        }
    }

    /** The pre-pull of the post-mortem, in the same words before and after the switch. */
    Finished prePull() {
        return baking(kubeadm::pull);
    }

    /**
     * A new image, on which the kubelet is to use containerd: CRI is switched on, kubeadm is the
     * one under test, and Docker is still installed.
     */
    void switchToContainerd(String containerdVersion) {
        docker.empty();
        containerd.stop();
        if (!containerdVersion.equals(UsedComponent.HOST)) {
            for (String program : List.of("containerd", "containerd-shim-runc-v2", "ctr")) {
                machine.install(machine.artifact("containerd", containerdVersion, program));
            }
        }
        containerd.configureForKubernetes();
        containerd.start();
        kubeadm = Kubeadm.install(machine);
    }

    PrivateMachine machine() {
        return machine;
    }

    PrivateRegistry registry() {
        return registry;
    }

    Containerd containerd() {
        return containerd;
    }

    DockerEngine docker() {
        return docker;
    }

    Kubeadm kubeadm() {
        return kubeadm;
    }

    Cri cri() {
        return cri;
    }
}
