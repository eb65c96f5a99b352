package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a StatefulSet says of its pods, and how few of them were ready at the worst moment. */
public final class StatefulSetProbes {

    private final Watched<StatefulSet> watched;
    private final AtomicInteger lowest = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicLong told = new AtomicLong();

    public StatefulSetProbes(Watched<StatefulSet> watched) {
        this.watched = watched;
        watched.onEachChange(
                now -> {
                    lowest.accumulateAndGet(now.map(StatefulSetProbes::ready).orElse(0), Math::min);
                    told.incrementAndGet();
                });
    }

    /** Holds while every replica that it asks for is ready. */
    public Probe isReady() {
        return Probe.of(watched.description() + " is ready", () -> judge(false));
    }

    /** Holds while fewer replicas are ready than it asks for. */
    public Probe isShort() {
        return Probe.of(watched.description() + " is short of a replica", () -> judge(true));
    }

    /** Forgets what was lowest before. */
    public void countFromNow() {
        lowest.set(watched.get().map(StatefulSetProbes::ready).orElse(0));
        told.set(1);
    }

    /** Holds while no fewer were ready at any moment since {@link #countFromNow}. */
    public Probe neverBelow(int least) {
        return Probe.of(
                watched.description() + " never had fewer than " + least + " ready replicas",
                () -> {
                    String observed =
                            "at the worst moment "
                                    + lowest.get()
                                    + " were ready; its status told "
                                    + told.get()
                                    + " times";
                    return lowest.get() >= least
                            ? Observation.holds(observed, told.get())
                            : Observation.notYet(observed, told.get());
                });
    }

    /** How many replicas are ready now; 0 when there is no such StatefulSet. */
    public int ready() {
        return watched.get().map(StatefulSetProbes::ready).orElse(0);
    }

    private Observation judge(boolean shortOfOne) {
        Optional<StatefulSet> found = watched.get();
        if (found.isEmpty()) {
            return Observation.notYet("there is no such StatefulSet", 1);
        }
        StatefulSet now = found.get();
        int wanted = now.getSpec().getReplicas();
        int ready = ready(now);
        String observed = ready + " of " + wanted + " replicas are ready";
        boolean current =
                Objects.equals(
                        now.getMetadata().getGeneration(), now.getStatus().getObservedGeneration());
        boolean holds = shortOfOne ? ready < wanted : ready == wanted && ready > 0;
        return current && holds
                ? Observation.holds(observed, Math.max(1, ready))
                : Observation.notYet(observed, 1);
    }

    private static int ready(StatefulSet set) {
        Integer ready = set.getStatus() == null ? null : set.getStatus().getReadyReplicas();
        return ready == null ? 0 : ready;
    }
}
