package dev.relapse.scenarios.kubeadmcontainerdimages;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.process.Finished;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the images are, and what starts from them.
 *
 * @param node the machine that is looked at
 */
record ImageProbes(NodeImage node) {

    /** kubeadm's own list, each image in Docker's store. */
    Probe dockerHasEveryImage() {
        return Probe.of(
                "Docker's store has every image of kubeadm's list",
                () -> {
                    List<String> wanted = node.kubeadm().images();
                    return allIn("Docker's store", wanted, node.docker().images());
                });
    }

    /** Each image by name in containerd's namespace of the kubelet, with every layer. */
    Probe containerdHasEveryImage() {
        return Probe.of(
                "containerd's namespace k8s.io has every image of kubeadm's list, complete",
                () ->
                        allIn(
                                "k8s.io",
                                node.kubeadm().images(),
                                node.containerd().completeImages(Containerd.KUBERNETES)));
    }

    /** None of the list; the count is how many were looked for, so an empty list is no evidence. */
    Probe containerdHasNoImage() {
        return Probe.of(
                "containerd's namespace k8s.io has no image of kubeadm's list",
                () -> {
                    List<String> wanted = node.kubeadm().images();
                    List<String> there = node.containerd().images(Containerd.KUBERNETES);
                    List<String> found = new ArrayList<>(wanted);
                    found.retainAll(there);
                    if (wanted.isEmpty()) {
                        return Observation.nothing("kubeadm lists no image");
                    }
                    return found.isEmpty()
                            ? Observation.holds(
                                    "none of " + wanted.size() + " images", wanted.size())
                            : Observation.notYet("k8s.io has " + found, wanted.size());
                });
    }

    /** The command ended well and named every image of the list. */
    Probe kubeadmSaysItPulled(Finished pull) {
        return Probe.of(
                "kubeadm config images pull says that it pulled every image",
                () -> {
                    List<String> wanted = node.kubeadm().images();
                    List<String> missing = new ArrayList<>(wanted);
                    missing.removeIf(image -> pull.output().contains("Pulled " + image));
                    return pull.succeeded() && missing.isEmpty() && !wanted.isEmpty()
                            ? Observation.holds("exit code 0, pulled " + wanted, wanted.size())
                            : Observation.notYet(pull.said(), 1);
                });
    }

    /** The command failed and said this. */
    Probe fails(String what, Finished command, String words) {
        return Probe.of(
                what,
                () -> {
                    if (!command.said().contains(words)) {
                        return Observation.notYet("no '" + words + "' in: " + command.said(), 1);
                    }
                    return command.succeeded()
                            ? Observation.notYet("it succeeded: " + command.said(), 1)
                            : Observation.holds(lineWith(words, command), 1);
                });
    }

    /** The command ended well. */
    Probe succeeds(String what, Finished command) {
        return Probe.of(
                what,
                () ->
                        command.succeeded()
                                ? Observation.holds("exit code 0", 1)
                                : Observation.notYet(lastLine(command), 1));
    }

    /** The container that was started is still alive. */
    Probe containerRuns(Finished start) {
        return Probe.of(
                "a pause container runs in Docker",
                () -> {
                    if (!start.succeeded()) {
                        return Observation.notYet(start.said(), 1);
                    }
                    String container = start.output().strip();
                    return node.docker().isRunning(container)
                            ? Observation.holds("container " + container, 1)
                            : Observation.notYet(container + " does not run", 1);
                });
    }

    /** The sandbox that was started is still ready. */
    Probe sandboxIsReady(String what, Finished start) {
        return Probe.of(
                what,
                () -> {
                    if (!start.succeeded()) {
                        return Observation.notYet(lastLine(start), 1);
                    }
                    String sandbox = start.output().strip();
                    return node.cri().isReady(sandbox)
                            ? Observation.holds("sandbox " + sandbox, 1)
                            : Observation.notYet(sandbox + " is not ready", 1);
                });
    }

    private static Observation allIn(String store, List<String> wanted, List<String> there) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(there);
        if (wanted.isEmpty()) {
            return Observation.nothing("kubeadm lists no image");
        }
        return missing.isEmpty()
                ? Observation.holds(wanted.size() + " images", wanted.size())
                : Observation.notYet(store + " lacks " + missing, wanted.size());
    }

    private static String lineWith(String words, Finished command) {
        return command.said()
                .lines()
                .filter(line -> line.contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static String lastLine(Finished command) {
        return command.said().lines().reduce("", (before, line) -> line);
    }
}
