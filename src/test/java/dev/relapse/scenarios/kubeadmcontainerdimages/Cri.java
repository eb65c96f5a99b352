package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.process.Finished;

/**
 * What a kubelet would ask of containerd, asked with crictl: the same gRPC calls to the same
 * socket.
 *
 * @param machine where it is installed
 */
record Cri(PrivateMachine machine) {

    private static final String CRICTL = "/opt/crictl";

    /** For our own questions: not on the PATH, where kubeadm would find it. */
    static Cri bringAlong(PrivateMachine machine) {
        machine.install(machine.artifact("cri-tools", "crictl"));
        machine.run("mv", "/usr/local/bin/crictl", CRICTL).orFail();
        machine.write("/etc/crictl.yaml", "runtime-endpoint: unix://" + Containerd.SOCKET + "\n");
        return new Cri(machine);
    }

    /** For everybody on the machine. */
    void putOnThePath() {
        machine.run("ln", "-s", CRICTL, "/usr/local/bin/crictl").orFail();
    }

    /** RunPodSandbox on the host's network, which needs no CNI plugin; prints the sandbox's id. */
    Finished runSandbox(String name) {
        machine.write(
                pod(name),
                """
                {"metadata": {"name": "%s", "namespace": "kube-system", "uid": "%s"},
                 "log_directory": "/var/log/pods/%s",
                 "linux": {"security_context": {"namespace_options": {"network": 2}}}}
                """
                        .formatted(name, name, name));
        return crictl("runp", pod(name));
    }

    /** CreateContainer in a sandbox that {@link #runSandbox} started: the image is in use then. */
    void createContainer(String pod, String sandbox, String image) {
        String name = image.replaceAll("[^a-z0-9]+", "-");
        String file = "/run/sandboxes/" + name + ".json";
        machine.write(
                file,
                """
                {"metadata": {"name": "%s"}, "image": {"image": "%s"}, "linux": {}}
                """
                        .formatted(name, image));
        crictl("create", "--no-pull", sandbox, file, pod(pod)).orFail();
    }

    /** Whether containerd calls the sandbox ready. */
    boolean isReady(String sandbox) {
        return crictl("pods", "--quiet", "--no-trunc", "--state", "ready", "--id", sandbox)
                .orFail()
                .lines()
                .contains(sandbox);
    }

    /** Deletes what no container uses and nobody pinned, as a kubelet short of disk does. */
    Finished deleteUnusedImages() {
        return crictl("rmi", "--prune");
    }

    void delete(String image) {
        crictl("rmi", image).orFail();
    }

    Finished pull(String image, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "pull";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[arguments.length - 1] = image;
        return crictl(arguments);
    }

    private static String pod(String name) {
        return "/run/sandboxes/" + name + ".json";
    }

    private Finished crictl(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = CRICTL;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return machine.run(command);
    }
}
