package dev.relapse.cluster.existing;

import dev.relapse.wait.AbortCheck;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Says in a Lease that a run goes on: from then on nobody takes what it made for something that a
 * killed run left.
 */
final class Heartbeat implements AbortCheck, AutoCloseable {

    /** The Lease, in the run's namespace. */
    static final String NAME = "relapse";

    /** How long a run counts as alive without a sign; clocks may differ by less than that. */
    static final Duration LIFE = Duration.ofSeconds(60);

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final RunMarks marks;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "relapse-heartbeat");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile Instant last;
    private volatile String trouble = "";

    private Heartbeat(KubernetesClient client, RunMarks marks) {
        this.client = client;
        this.marks = marks;
    }

    /** Makes the Lease, and renews it until this is closed. */
    static Heartbeat start(KubernetesClient client, RunMarks marks) {
        Heartbeat heartbeat = new Heartbeat(client, marks);
        client.resource(heartbeat.lease()).create();
        heartbeat.last = Instant.now();
        ScheduledFuture<?> unused =
                heartbeat.executor.scheduleAtFixedRate(
                        heartbeat::renew, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        return heartbeat;
    }

    /** Whether the Lease says that its run goes on. */
    static boolean isAlive(Lease lease, Instant now) {
        ZonedDateTime renewed = lease.getSpec().getRenewTime();
        return renewed != null && renewed.toInstant().plus(LIFE).isAfter(now);
    }

    private Lease lease() {
        return new LeaseBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(marks.namespace())
                .withLabels(marks.labels())
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(marks.run())
                .withLeaseDurationSeconds((int) LIFE.toSeconds())
                .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
                .endSpec()
                .build();
    }

    private void renew() {
        try {
            client.resource(lease()).forceConflicts().serverSideApply();
            last = Instant.now();
        } catch (KubernetesClientException e) {
            trouble = String.valueOf(e.getMessage());
        }
    }

    @Override
    public Optional<String> reasonToAbort() {
        return last.plus(LIFE).isAfter(Instant.now())
                ? Optional.empty()
                : Optional.of(
                        "the cluster was not reached for %d s, and others may take this run for dead: %s"
                                .formatted(LIFE.toSeconds(), trouble));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
