package dev.relapse.simulation.draino;

import dev.relapse.simulation.draino.api.ApiControllers;
import dev.relapse.simulation.draino.api.ApiCordonDrainer;
import dev.relapse.simulation.draino.api.ApiNodeEvents;
import dev.relapse.simulation.draino.api.ApiPods;
import dev.relapse.simulation.draino.api.ClientFromFlags;
import dev.relapse.simulation.draino.api.Leadership;
import dev.relapse.simulation.draino.api.NodeWatch;
import dev.relapse.simulation.draino.drain.CordonDrainer;
import dev.relapse.simulation.draino.drain.DrainPlanner;
import dev.relapse.simulation.draino.drain.EvictionLimits;
import dev.relapse.simulation.draino.drain.NoCordonDrainer;
import dev.relapse.simulation.draino.drain.NodeDrain;
import dev.relapse.simulation.draino.drain.NodeHandler;
import dev.relapse.simulation.draino.drain.Polling;
import dev.relapse.simulation.draino.drain.Reporter;
import dev.relapse.simulation.draino.flags.DrainoFlags;
import dev.relapse.simulation.draino.log.DrainoMetrics;
import dev.relapse.simulation.draino.log.JsonLog;
import dev.relapse.simulation.draino.log.StatusServer;
import dev.relapse.simulation.draino.node.LabelExpression;
import dev.relapse.simulation.draino.node.NodeJudge;
import dev.relapse.simulation.draino.pod.EvictionPolicy;
import dev.relapse.simulation.draino.schedule.DrainSchedules;
import dev.relapse.simulation.draino.schedule.DrainSpacing;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/** The parts, put together and running. */
final class RunningDraino implements AutoCloseable {

    /** As many API calls as run side by side; upstream has no such limit, but one on their rate. */
    private static final int WORKERS = 16;

    private static final Duration RESYNC = Duration.ofMinutes(30);

    private final DrainoFlags flags;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(WORKERS);
    private final ExecutorService eventWriter = Executors.newSingleThreadExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final DrainoMetrics metrics = new DrainoMetrics();
    private final JsonLog log;
    private final KubernetesClient client;
    private final Predicate<Map<String, String>> labels;
    private final StatusServer server;

    private RunningDraino(DrainoFlags flags) throws IOException {
        this.flags = flags;
        this.labels = LabelExpression.compile(expression(flags));
        this.client = ClientFromFlags.open(flags.kubeconfig, flags.master);
        this.log = new JsonLog(System.err, clock, flags.debug);
        this.server = new StatusServer(flags.listen, metrics);
    }

    /**
     * Serves its status, then waits for the lock in the background.
     *
     * @throws IllegalArgumentException when the flags contradict each other or name what is not
     *     there
     * @throws IOException when the address is taken
     */
    static RunningDraino start(DrainoFlags flags) throws IOException {
        RunningDraino draino = new RunningDraino(flags);
        draino.log.info("web server is running", Map.of("listen", flags.listen.toString()));
        Leadership.start(
                draino.client,
                flags.leaderElection,
                draino.workers,
                draino.log,
                () -> draino.workers.execute(draino::lead),
                draino.ended::countDown);
        return draino;
    }

    /** Waits until the lock is lost; that is a failure, as upstream has it. */
    int awaitEnd() throws InterruptedException {
        ended.await();
        log.error("lost leader election", Map.of());
        return 1;
    }

    @Override
    public void close() {
        server.close();
        workers.shutdownNow();
        eventWriter.shutdownNow();
        client.close();
    }

    private void lead() {
        log.info("node watcher is running", Map.of());
        client.nodes().inform(new NodeWatch(handler(), labels, flags.dryRun), RESYNC.toMillis());
    }

    private NodeHandler handler() {
        Reporter reporter =
                new Reporter(log, metrics, new ApiNodeEvents(client, eventWriter, clock, log));
        Polling polling = new Polling(workers, clock);
        CordonDrainer drainer = flags.dryRun ? new NoCordonDrainer() : drainer(polling);
        DrainSchedules schedules =
                new DrainSchedules(new DrainSpacing(flags.drainBuffer), workers, clock);
        DrainPlanner planner = new DrainPlanner(schedules, drainer, reporter, polling, clock);
        return new NodeHandler(new NodeJudge(flags.conditions), drainer, planner, reporter, clock);
    }

    private CordonDrainer drainer(Polling polling) {
        EvictionPolicy policy =
                new EvictionPolicy(
                        flags.evict, flags.protectedPodAnnotations, new ApiControllers(client));
        NodeDrain drain =
                new NodeDrain(
                        new ApiPods(client),
                        policy,
                        new EvictionLimits(flags.maxGracePeriod, flags.evictionHeadroom),
                        polling);
        return new ApiCordonDrainer(
                client, flags.skipDrain ? Optional.empty() : Optional.of(drain), clock);
    }

    private static String expression(DrainoFlags flags) {
        if (flags.nodeLabels.isEmpty()) {
            return flags.nodeLabelExpression;
        }
        if (!flags.nodeLabelExpression.isEmpty()) {
            throw new IllegalArgumentException(
                    "--node-label and --node-label-expr cannot both be set");
        }
        return LabelExpression.ofLabels(flags.nodeLabels);
    }
}
