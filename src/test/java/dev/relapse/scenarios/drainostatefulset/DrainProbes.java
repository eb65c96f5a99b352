package dev.relapse.scenarios.drainostatefulset;

import static dev.relapse.scenarios.drainostatefulset.DrainPlatform.DATABASES;
import static dev.relapse.scenarios.drainostatefulset.DrainPlatform.NAMESPACE;
import static dev.relapse.scenarios.drainostatefulset.DrainPlatform.NODES;
import static dev.relapse.scenarios.drainostatefulset.DrainPlatform.WEBS;

import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.EventProbes;
import dev.relapse.kubernetes.NodeProbes;
import dev.relapse.kubernetes.PodProbes;
import dev.relapse.kubernetes.StatefulSetProbes;
import dev.relapse.kubernetes.WatchedAll;
import dev.relapse.probe.AllOf;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What this scenario looks at in the cluster. */
final class DrainProbes {

    private final WatchedAll<Pod> pods;
    private final PodProbes running;
    private final NodeProbes nodes;
    private final EventProbes events;
    private final StatefulSetProbes database;

    DrainProbes(DrainPlatform platform) {
        this.pods = platform.placement().pods();
        this.running = new PodProbes(platform.placement().pods());
        this.nodes = new NodeProbes(platform.placement().nodes());
        this.events = new EventProbes(platform.placement().events());
        this.database = new StatefulSetProbes(platform.database());
    }

    NodeProbes nodes() {
        return nodes;
    }

    /** The machine is dead; its Node tells so, or is gone where the cloud deletes it. */
    Probe isAway(String node, Settings settings) {
        return settings.text("incident").equals("node-deleted")
                ? nodes.isGone(node)
                : nodes.isUnreachable(node);
    }

    StatefulSetProbes database() {
        return database;
    }

    /** On so many nodes that take pods. */
    Probe everyWorkloadIsReady() {
        return new AllOf(
                "every workload is ready",
                List.of(
                        nodes.allReadyAndSchedulable(NODES.size()),
                        database.isReady(),
                        running.allReady("pods of Deployment shop/web", labelled("web"), WEBS),
                        running.allReady(
                                "pods of DaemonSet shop/log-agent",
                                labelled("log-agent"),
                                NODES.size())));
    }

    Probe noDrain() {
        return events.neverTold("DrainScheduled");
    }

    Probe drainSucceeded(String node) {
        return events.told("DrainSucceeded", node);
    }

    /** All of the Deployment's pods run, and none of them on that node. */
    Probe theServiceRunsElsewhere(String node) {
        Predicate<Pod> elsewhere = labelled("web").and(PodProbes.on(node).negate());
        return running.allReady("pods of Deployment shop/web away from " + node, elsewhere, WEBS);
    }

    /** This very pod is where it was, and nobody asked it to go. */
    Probe isStillThere(Pod pod) {
        return Probe.of(
                nameOf(pod) + " is still on " + nodeOf(pod),
                () -> {
                    Optional<Pod> same = same(pod);
                    boolean rests =
                            same.isPresent()
                                    && same.get().getMetadata().getDeletionTimestamp() == null;
                    return rests
                            ? Observation.holds("on " + nodeOf(same.get()), 1)
                            : Observation.notYet("it is gone, or going", 1);
                });
    }

    /** This very pod was asked to go, and nobody is there to confirm it. */
    Probe hangsTerminating(Pod pod) {
        return Probe.of(
                nameOf(pod) + " hangs Terminating on " + nodeOf(pod),
                () ->
                        same(pod)
                                .map(
                                        now ->
                                                Optional.ofNullable(
                                                                now.getMetadata()
                                                                        .getDeletionTimestamp())
                                                        .map(since -> held("since " + since))
                                                        .orElse(notYet("nobody asked it to go")))
                                .orElse(notYet("it is gone")));
    }

    /** A pod of the same name is Ready on another node. */
    Probe isReplaced(Pod pod) {
        return Probe.of(
                nameOf(pod) + " is Ready away from " + nodeOf(pod),
                () -> {
                    Optional<Pod> now = pods.named(NAMESPACE, nameOf(pod));
                    String observed = now.map(it -> "on " + nodeOf(it)).orElse("no such pod");
                    boolean moved =
                            now.isPresent()
                                    && same(pod).isEmpty()
                                    && PodProbes.isReady(now.get())
                                    && !PodProbes.on(nodeOf(pod)).test(now.get());
                    return moved ? held(observed) : notYet(observed);
                });
    }

    /** Every replica is Ready, and none of them on that node. */
    Probe theDatabaseRunsElsewhere(String node) {
        Predicate<Pod> elsewhere = labelled("db").and(PodProbes.on(node).negate());
        return running.allReady(
                "pods of StatefulSet shop/db away from " + node, elsewhere, DATABASES);
    }

    static Predicate<Pod> labelled(String app) {
        return PodProbes.labelled(NAMESPACE, "app", app);
    }

    private Optional<Pod> same(Pod pod) {
        String uid = pod.getMetadata().getUid();
        return pods.matching(it -> it.getMetadata().getUid().equals(uid)).stream().findFirst();
    }

    private static Observation held(String observed) {
        return Observation.holds(observed, 1);
    }

    private static Observation notYet(String observed) {
        return Observation.notYet(observed, 1);
    }

    private static String nameOf(Pod pod) {
        return pod.getMetadata().getName();
    }

    private static String nodeOf(Pod pod) {
        return pod.getSpec().getNodeName();
    }
}
