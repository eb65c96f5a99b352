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
    private static final String ENDPOINT = "unix://" + Containerd.SOCKET;

    /** For our own questions: not on the PATH, where kubeadm would find it. */
    static Cri bringAlong(PrivateMachine machine) {
        machine.install(machine.artifact("cri-tools", "crictl"));
        machine.run("mv", "/usr/local/bin/crictl", CRICTL).orFail();
        return new Cri(machine);
    }

    /** For everybody on the machine. */
    void putOnThePath() {
        machine.run("ln", "-s", CRICTL, "/usr/local/bin/crictl").orFail();
    }

    /** RunPodSandbox on the host's network, which needs no CNI plugin; prints the sandbox's id. */
    Finished runSandbox(String name) {
        String file = "/run/sandboxes/" + name + ".json";
        machine.write(
                file,
                """
                {"metadata": {"name": "%s", "namespace": "kube-system", "uid": "%s"},
                 "log_directory": "/var/log/pods/%s",
                 "linux": {"security_context": {"namespace_options": {"network": 2}}}}
                """
                        .formatted(name, name, name));
        return crictl("runp", file);
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

    Finished pull(String image, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "pull";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[arguments.length - 1] = image;
        return crictl(arguments);
    }

    private Finished crictl(String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = CRICTL;
        command[1] = "--runtime-endpoint";
        command[2] = ENDPOINT;
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return machine.run(command);
    }
}
