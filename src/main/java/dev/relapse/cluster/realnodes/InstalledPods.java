package dev.relapse.cluster.realnodes;

import dev.relapse.cluster.capability.Faults;
import dev.relapse.cluster.capability.PodImages;
import dev.relapse.cluster.docker.Docker;
import dev.relapse.process.Finished;
import dev.relapse.wait.AbortCheck;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pods that the harness itself installed. A kubelet starts their programs again when they die;
 * a replay must not go on as if nothing had happened, and so this fires as an {@link AbortCheck}.
 */
final class InstalledPods implements AbortCheck, Faults, AutoCloseable {

    private final Docker docker;
    private final String node;
    private final SharedIndexInformer<Pod> pods;
    private final Set<String> removed = ConcurrentHashMap.newKeySet();

    /**
     * Watches from now on.
     *
     * @param node in which they run
     */
    InstalledPods(KubernetesClient client, Docker docker, String node) {
        this.docker = docker;
        this.node = node;
        this.pods = client.pods().inAnyNamespace().withLabel(PodImages.PROGRAM_LABEL).inform();
    }

    /** Says that the end of this program is asked for. */
    void mayEnd(String program) {
        removed.add(program);
    }

    @Override
    public Optional<String> reasonToAbort() {
        return pods.getStore().list().stream()
                .filter(pod -> !removed.contains(program(pod)))
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .map(InstalledPods::death)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> death(ContainerStatus container) {
        ContainerStateTerminated end = container.getState().getTerminated();
        if (end == null && container.getRestartCount() > 0 && container.getLastState() != null) {
            end = container.getLastState().getTerminated();
        }
        return Optional.ofNullable(end)
                .map(
                        terminated ->
                                "%s died: exit code %d, %s"
                                        .formatted(
                                                container.getName(),
                                                terminated.getExitCode(),
                                                terminated.getReason()));
    }

    @Override
    public void kill(String program) {
        Finished killed = docker.execute(node, "sh", "-c", KillScript.of(program));
        if (!killed.succeeded()) {
            throw new IllegalArgumentException(
                    "no program '%s' is running in %s; installed: %s"
                            .formatted(program, node, installed()));
        }
    }

    private List<String> installed() {
        return pods.getStore().list().stream().map(InstalledPods::program).sorted().toList();
    }

    private static String program(Pod pod) {
        return pod.getMetadata().getLabels().get(PodImages.PROGRAM_LABEL);
    }

    @Override
    public void close() {
        pods.close();
    }
}
