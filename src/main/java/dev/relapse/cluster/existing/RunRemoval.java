package dev.relapse.cluster.existing;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.wait.Wait;
import dev.relapse.wait.WaitFailed;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes everything of one run: what bears its label and its name, and nothing else.
 *
 * @param client may change that run's objects only
 */
record RunRemoval(KubernetesClient client, RunMarks marks) {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final String EVENTS = "default";

    /**
     * Removes it and waits until it is gone.
     *
     * @throws IllegalStateException naming what is left after a while
     */
    void remove() {
        try {
            Wait.atMost(LIMIT)
                    .every(EVERY)
                    .until(Probe.of("run " + marks.run() + " is gone", this::round));
        } catch (WaitFailed e) {
            throw new IllegalStateException(
                    "not everything of run %s could be removed from the cluster: %s; the next replay there tries again, or remove what is labelled %s=%s"
                            .formatted(marks.run(), e.getMessage(), RunMarks.KEY, marks.run()),
                    e);
        }
    }

    private Observation round() {
        List<HasMetadata> left = new Footprints(client).of(marks);
        // The namespace first: then nothing comes back of what is removed in it.
        left.stream().filter(Namespace.class::isInstance).forEach(this::delete);
        // Nobody plays their kubelet any more, so nobody would confirm their end.
        for (Pod pod : client.pods().inNamespace(marks.namespace()).list().getItems()) {
            client.resource(pod).withGracePeriod(0).delete();
        }
        left.stream().filter(object -> !(object instanceof Namespace)).forEach(this::delete);
        if (!left.isEmpty()) {
            return Observation.notYet(
                    left.stream().map(Footprints::inWords).collect(Collectors.joining(", ")),
                    left.size());
        }
        int further = removeWhatOthersMade();
        return further == 0
                ? Observation.holds("nothing is left", 1)
                : Observation.notYet(further + " Leases and Events of its nodes", further);
    }

    private void delete(HasMetadata object) {
        if (object.getMetadata().getDeletionTimestamp() == null) {
            client.resource(object).delete();
        }
    }

    /** Leases and Events bear the names of nodes, and no label. */
    private int removeWhatOthersMade() {
        List<HasMetadata> found =
                Stream.concat(
                                client
                                        .leases()
                                        .inNamespace(KwokRole.LEASES)
                                        .list()
                                        .getItems()
                                        .stream(),
                                client.v1().events().inNamespace(EVENTS).list().getItems().stream())
                        .filter(object -> marks.isOurs(object.getMetadata().getName()))
                        .map(HasMetadata.class::cast)
                        .toList();
        found.forEach(object -> client.resource(object).delete());
        return found.size();
    }
}
