package dev.relapse.simulation.draino.api;

import dev.relapse.simulation.draino.flags.LeaderElectionFlags;
import dev.relapse.simulation.draino.log.JsonLog;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectorBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;

/** Waits for the lock and keeps it. */
public final class Leadership {

    private Leadership() {}

    /**
     * Starts to try; does not wait.
     *
     * @param won called once, when this process leads
     * @param lost called when it no longer does
     * @throws IllegalArgumentException when the durations cannot work together
     */
    public static void start(
            KubernetesClient client,
            LeaderElectionFlags flags,
            Executor executor,
            JsonLog log,
            Runnable won,
            Runnable lost) {
        var unused =
                new LeaderElectorBuilder(client, executor)
                        .withConfig(
                                new LeaderElectionConfigBuilder()
                                        .withName(flags.tokenName)
                                        .withLock(
                                                new EndpointsLock(
                                                        flags.namespace,
                                                        flags.tokenName,
                                                        hostName(),
                                                        log))
                                        .withLeaseDuration(flags.leaseDuration)
                                        .withRenewDeadline(flags.renewDeadline)
                                        .withRetryPeriod(flags.retryPeriod)
                                        .withLeaderCallbacks(
                                                new LeaderCallbacks(won, lost, newLeader -> {}))
                                        .build())
                        .build()
                        .start();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("cannot get hostname", unknown);
        }
    }
}
