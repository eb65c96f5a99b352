package dev.relapse.cluster.existing;

import dev.relapse.wait.AbortCheck;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** From when a run's namespace is made until everything of the run is removed. */
final class Stay implements AbortCheck, AutoCloseable {

    private final KubernetesClient client;
    private final RunMarks marks;
    private final Heartbeat heartbeat;
    private boolean gone;
    private final Thread whenInterrupted;

    private Stay(KubernetesClient client, RunMarks marks, Heartbeat heartbeat) {
        this.client = client;
        this.marks = marks;
        this.heartbeat = heartbeat;
        this.whenInterrupted = new Thread(this::leave, "relapse-leaves-the-cluster");
    }

    /**
     * Makes the namespace.
     *
     * @throws IllegalArgumentException when another run has begun at the same moment
     */
    static Stay begin(KubernetesClient client, RunMarks marks) {
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(marks.namespace())
                                .withLabels(marks.labels())
                                .endMetadata()
                                .build())
                .create();
        Stay stay = new Stay(client, marks, Heartbeat.start(client, marks));
        // Not after SIGKILL: then it is left to the next run.
        Runtime.getRuntime().addShutdownHook(stay.whenInterrupted);
        try {
            var unused = new OtherRuns(client).abandoned(marks.run());
            return stay;
        } catch (RuntimeException e) {
            stay.close();
            throw e;
        }
    }

    RunMarks marks() {
        return marks;
    }

    @Override
    public Optional<String> reasonToAbort() {
        return heartbeat.reasonToAbort();
    }

    /**
     * A replay that ends while it is being interrupted comes here twice. Whoever is first removes
     * everything, and closes the client afterwards, so the other has to wait and then do nothing.
     */
    private synchronized void leave() {
        if (!gone) {
            heartbeat.close();
            new RunRemoval(client, marks).remove();
            gone = true;
        }
    }

    @Override
    public void close() {
        leave();
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        } catch (IllegalStateException shuttingDown) {
            // It is running, and finds nothing.
        }
    }
}
