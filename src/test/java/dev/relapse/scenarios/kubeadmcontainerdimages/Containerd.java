package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.cluster.capability.PrivateMachine;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.Finished;
import dev.relapse.process.Program;
import java.time.Duration;
import java.util.List;

/** containerd as a service of the machine, with its usual configuration file and socket. */
final class Containerd {

    static final String SOCKET = "/run/containerd/containerd.sock";

    /** Where its CRI service has its images; Docker and ctr use other namespaces by default. */
    static final String KUBERNETES = "k8s.io";

    private static final String CONFIG = "/etc/containerd/config.toml";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final PrivateMachine machine;
    private Program running;
    private int starts;

    Containerd(PrivateMachine machine) {
        this.machine = machine;
    }

    /** As Docker's own package configures it: without CRI. */
    void startForDockerOnly() {
        machine.write(CONFIG, "disabled_plugins = [\"cri\"]\n");
        start();
    }

    /**
     * As its documentation has it for Kubernetes: the default configuration, written out.
     *
     * @see <a href="https://kubernetes.io/docs/setup/production-environment/container-runtimes/">
     *     container runtimes</a>
     */
    void configureForKubernetes() {
        String defaults = machine.run("containerd", "config", "default").orFail().output();
        // Lowering a score needs CAP_SYS_RESOURCE, which root of a container need not have.
        machine.write(
                CONFIG,
                defaults.replace(
                        "restrict_oom_score_adj = false", "restrict_oom_score_adj = true"));
    }

    /** Sets the image from which line 1.x starts sandboxes, as an administrator would. */
    void setSandboxImage(String image) {
        machine.run("sed", "-i", "s#^\\( *sandbox_image = \\).*#\\1\"" + image + "\"#", CONFIG)
                .orFail();
    }

    void start() {
        starts++;
        running =
                machine.start(
                        starts == 1 ? "containerd" : "containerd." + starts,
                        List.of("containerd", "--config", CONFIG),
                        Probe.of(
                                "containerd answers",
                                () ->
                                        machine.run("ctr", "version").succeeded()
                                                ? Observation.holds("ctr version", 1)
                                                : Observation.nothing("not yet")),
                        LIMIT);
    }

    /** As a service manager does it: SIGTERM to containerd alone, and its shims live on. */
    void restart() {
        stop();
        start();
    }

    void stop() {
        running.stop(Duration.ofSeconds(10));
    }

    /** The names of the images in a namespace. */
    List<String> images(String namespace) {
        return ctr(namespace, "images", "list", "--quiet").orFail().lines();
    }

    /** The names of those of which every layer is here. */
    List<String> completeImages(String namespace) {
        return ctr(namespace, "images", "check", "--quiet").orFail().lines();
    }

    Finished ctr(String namespace, String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "ctr";
        command[1] = "--namespace";
        command[2] = namespace;
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return machine.run(command);
    }
}
