package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.Finished;
import dev.relapse.process.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real Docker engine on the machine, which has its images in a store of its own. */
final class DockerEngine {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final PrivateMachine machine;
    private final Program program;
    private boolean removed;

    private DockerEngine(PrivateMachine machine, Program program) {
        this.machine = machine;
        this.program = program;
    }

    /** Starts it on the containerd that is running, without a network of its own. */
    static DockerEngine start(PrivateMachine machine) {
        machine.useHostCommand("dockerd");
        machine.useHostCommand("docker");
        Program program =
                machine.start(
                        "dockerd",
                        List.of(
                                "dockerd",
                                "--containerd=" + Containerd.SOCKET,
                                "--bridge=none",
                                "--iptables=false",
                                "--ip6tables=false"),
                        Probe.of(
                                "dockerd answers",
                                () ->
                                        machine.run("docker", "version").succeeded()
                                                ? Observation.holds("docker version", 1)
                                                : Observation.nothing("not yet")),
                        LIMIT);
        return new DockerEngine(machine, program);
    }

    /** Makes an image whose root holds these files and pushes it; nothing of it stays here. */
    void makeAndPush(String image, String rootArchive) {
        docker("import", "--change", "ENTRYPOINT [\"/pause\"]", rootArchive, image);
        docker("push", "--quiet", image);
        docker("image", "rm", image);
    }

    /** Its images as {@code repository:tag}; none once it was removed. */
    List<String> images() {
        if (removed) {
            return List.of();
        }
        return docker("image", "ls", "--format", "{{.Repository}}:{{.Tag}}").lines();
    }

    /** Ends every container and deletes every image: what a new machine image begins with. */
    void empty() {
        remove(List.of("container", "rm", "--force"), docker("container", "ls", "-aq").lines());
        remove(List.of("image", "rm", "--force"), images());
    }

    /** Starts a container from what is here, on no network. */
    Finished run(String image) {
        return machine.run("docker", "run", "--detach", "--network=none", "--pull=never", image);
    }

    /** Whether that container's process is alive. */
    boolean isRunning(String container) {
        return docker("container", "inspect", "--format", "{{.State.Running}}", container)
                .output()
                .strip()
                .equals("true");
    }

    void login() {
        machine.runWith(
                        PrivateRegistry.PASSWORD,
                        LIMIT,
                        List.of(
                                "docker",
                                "login",
                                "--username",
                                PrivateRegistry.USER,
                                "--password-stdin",
                                PrivateRegistry.HOST))
                .orFail();
    }

    /** Stops it and takes engine, client and socket off the machine. */
    void remove() {
        removed = true;
        program.stop(Duration.ofSeconds(10));
        machine.uninstall("dockerd", "docker");
        machine.run("rm", "-f", "/run/docker.sock").orFail();
    }

    private void remove(List<String> command, List<String> what) {
        if (!what.isEmpty()) {
            List<String> all = new ArrayList<>(command);
            all.addAll(what);
            docker(all.toArray(String[]::new));
        }
    }

    private Finished docker(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return machine.run(command.toArray(String[]::new)).orFail();
    }
}
