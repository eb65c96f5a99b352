package dev.relapse.simulation.autoscaler.loop;

import dev.relapse.simulation.autoscaler.actuation.Actuator;
import dev.relapse.simulation.autoscaler.actuation.DeletionTracker;
import dev.relapse.simulation.autoscaler.actuation.Deletions;
import dev.relapse.simulation.autoscaler.actuation.SoftTaints;
import dev.relapse.simulation.autoscaler.api.Clients;
import dev.relapse.simulation.autoscaler.api.ClusterReader;
import dev.relapse.simulation.autoscaler.api.Events;
import dev.relapse.simulation.autoscaler.api.NodeTaints;
import dev.relapse.simulation.autoscaler.drainability.DrainRules;
import dev.relapse.simulation.autoscaler.eligibility.EligibilityChecker;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.metrics.AutoscalerMetrics;
import dev.relapse.simulation.autoscaler.metrics.HealthCheck;
import dev.relapse.simulation.autoscaler.metrics.ObservationServer;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroupException;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroupLoader;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.planner.Planner;
import dev.relapse.simulation.autoscaler.status.StatusConfigMap;
import dev.relapse.simulation.autoscaler.status.StatusDocument;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;

/** The running program: its connections, its server and its loop. */
public final class ScaleDownSimulation implements AutoCloseable {

    private final Parts parts;
    private final Autoscaler autoscaler;
    private final LoopTrigger trigger;
    private final HealthCheck health;
    private final ObservationServer server;
    private final NodeTaints taints;
    private final KubernetesClient client;
    private final KubernetesClient provider;
    private final ScheduledExecutorService timer = Deletions.newTimer();

    /**
     * Connects, reads the node groups and starts to serve.
     *
     * @throws NodeGroupException when the provider's ConfigMaps are missing or wrong
     * @throws IOException when the address cannot be had
     * @throws KubernetesClientException when the API refuses
     */
    public ScaleDownSimulation(Settings settings, Klog log, Clock clock)
            throws NodeGroupException, IOException {
        AutoscalerMetrics metrics = new AutoscalerMetrics();
        health = new HealthCheck(clock);
        server = new ObservationServer(settings.address(), metrics, health);
        client = Clients.from("--kubeconfig", settings.kubeconfig());
        provider = Clients.from("KUBECONFIG", settings.providerKubeconfig());
        NodeGroups groups =
                new NodeGroupLoader(provider, settings.providerNamespace())
                        .load(settings.providerConfigMap());
        StatusDocument document = new StatusDocument();
        StatusConfigMap status =
                new StatusConfigMap(
                        client,
                        settings.namespace(),
                        settings.statusConfigMap(),
                        document.initializing(clock.instant()),
                        clock.instant(),
                        log);
        parts =
                new Parts(
                        settings,
                        new ClusterReader(client),
                        groups,
                        new DeletionTracker(),
                        status,
                        document,
                        new Events(client, clock, log),
                        metrics,
                        clock,
                        log);
        taints = new NodeTaints(client, clock, log);
        trigger = new LoopTrigger(settings.scanInterval(), log);
        parts.reader().onPodChange(trigger);
        autoscaler = assemble(settings, log, clock);
    }

    /** Loops until the thread is interrupted. */
    public void run() throws InterruptedException {
        removeOldTaints();
        while (!Thread.currentThread().isInterrupted()) {
            Instant start = parts.clock().instant();
            boolean deleted = loop(start);
            Duration took = Duration.between(start, parts.clock().instant());
            parts.metrics().duration("main", took);
            if (deleted) {
                parts.log().info(0, "Autoscaler loop triggered immediately after a scale down");
            } else {
                trigger.await();
            }
        }
    }

    /** As upstream at SIGTERM: the status goes, and so do all nodes of the provider's groups. */
    public void cleanUp() {
        parts.status().delete();
        for (Node node : parts.reader().nodes()) {
            if (parts.groups().deletesAtTheEnd(node)) {
                try {
                    provider.resource(node).delete();
                } catch (KubernetesClientException refused) {
                    parts.log()
                            .error(
                                    "error cleaning up kwok provider nodes '"
                                            + node.getMetadata().getName()
                                            + "'");
                }
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        parts.reader().close();
        server.close();
        client.close();
        provider.close();
    }

    private boolean loop(Instant start) {
        parts.metrics().activity("main", start);
        health.active();
        try {
            boolean deleted = autoscaler.runOnce(start);
            health.succeeded();
            return deleted;
        } catch (KubernetesClientException refused) {
            parts.log().error("Failed to scale down: " + refused.getMessage());
            parts.metrics().failed("apiCallError");
            return false;
        }
    }

    /** A taint left by an earlier run would keep its node unused for ever. */
    private void removeOldTaints() {
        String key = EligibilityChecker.TO_BE_DELETED_TAINT;
        for (Node node : parts.reader().nodes()) {
            if (parts.groups().groupOf(node).isPresent()
                    && taints.remove(node.getMetadata().getName(), key)) {
                parts.events()
                        .normal(
                                node,
                                "ClusterAutoscalerCleanup",
                                "removed "
                                        + key
                                        + " taints from node "
                                        + node.getMetadata().getName());
            }
        }
    }

    private Autoscaler assemble(Settings settings, Klog log, Clock clock) {
        DrainRules rules = new DrainRules(settings.drain());
        Planner planner =
                new Planner(
                        settings.scaleDown(),
                        new EligibilityChecker(
                                settings.scaleDown(), settings.version(), parts.groups(), log),
                        rules,
                        parts.groups(),
                        log);
        Actuator actuator =
                new Deletions(client, provider, parts.reader(), parts.groups(), timer, clock, log)
                        .actuator(
                                settings.deletion(),
                                rules,
                                taints,
                                parts.tracker(),
                                parts.events(),
                                parts.status(),
                                parts.metrics());
        return new Autoscaler(
                parts, planner, actuator, new SoftTaints(taints, parts.groups(), log));
    }
}
