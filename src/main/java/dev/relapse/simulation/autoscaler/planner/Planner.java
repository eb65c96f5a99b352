package dev.relapse.simulation.autoscaler.planner;

import dev.relapse.simulation.autoscaler.drainability.DrainContext;
import dev.relapse.simulation.autoscaler.drainability.DrainRules;
import dev.relapse.simulation.autoscaler.eligibility.Eligibility;
import dev.relapse.simulation.autoscaler.eligibility.EligibilityChecker;
import dev.relapse.simulation.autoscaler.log.Klog;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroups;
import dev.relapse.simulation.autoscaler.options.ScaleDownOptions;
import dev.relapse.simulation.autoscaler.planner.RemovalSimulator.Outcome;
import dev.relapse.simulation.autoscaler.snapshot.ClusterSnapshot;
import dev.relapse.simulation.autoscaler.snapshot.NodeInfo;
import dev.relapse.simulation.autoscaler.utilization.Utilization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which nodes are unneeded, since when, and which may go now.
 *
 * <p>Upstream: {@code core/scaledown/planner/planner.go}. Its upper limit on how many unneeded
 * nodes are tracked (twenty and more) is left out. One thread at a time.
 */
public final class Planner {

    private final ScaleDownOptions options;
    private final EligibilityChecker eligibility;
    private final RemovalSimulator removals;
    private final RemovalTime removalTime;
    private final Candidates candidates;
    private final UnneededNodes unneeded;
    private final UnremovableNodes unremovable = new UnremovableNodes();
    private final Map<String, Utilization> utilization = new HashMap<>();
    private final Klog log;

    public Planner(
            ScaleDownOptions options,
            EligibilityChecker eligibility,
            DrainRules rules,
            NodeGroups groups,
            Klog log) {
        this.options = options;
        this.eligibility = eligibility;
        this.removals = new RemovalSimulator(rules, log);
        this.removalTime = new RemovalTime(options, groups, log);
        this.candidates = new Candidates(groups, rules, log);
        this.unneeded = new UnneededNodes(log);
        this.log = log;
    }

    /**
     * Looks at every candidate anew.
     *
     * @return how many candidates there were
     */
    public int update(PlannerInput input) {
        Instant now = input.now();
        List<NodeInfo> looked =
                candidates.from(input.snapshot(), unneeded::contains, now).stream()
                        .filter(node -> !input.deleting().contains(node.name()))
                        .toList();
        unremovable.startLoop(input.snapshot(), now);
        utilization.clear();
        List<NodeInfo> eligible = looked.stream().filter(node -> isEligible(node, now)).toList();
        unneeded.update(removable(eligible, input), now);
        return looked.size();
    }

    /** Forgets since when nodes have been unneeded. */
    public void forgetUnneeded() {
        unneeded.clear();
    }

    public List<Removable> unneeded() {
        return unneeded.list();
    }

    public List<Unremovable> unremovable() {
        return unremovable.list();
    }

    /** Of the candidates that this loop looked at, by the node's name. */
    public Map<String, Utilization> utilization() {
        return Map.copyOf(utilization);
    }

    /** Nodes that may go now, those without a drain first; the others get their reason. */
    public List<Removable> nodesToDelete(PlannerInput input) {
        removalTime.startLoop(input);
        List<Removable> now = new ArrayList<>();
        for (Removable candidate : unneeded.emptyFirst()) {
            UnremovableReason reason = removalTime.reasonToWait(candidate, unneeded, input.now());
            if (reason == UnremovableReason.NO_REASON) {
                log.info(2, "Considering node " + candidate.name() + " for standard scale down");
                now.add(candidate);
            } else {
                unremovable.add(candidate.name(), reason);
            }
        }
        return now;
    }

    private boolean isEligible(NodeInfo node, Instant now) {
        if (unremovable.isRecent(node.name())) {
            unremovable.add(node.name(), UnremovableReason.RECENTLY_UNREMOVABLE);
            return false;
        }
        Eligibility answer = eligibility.check(node, now);
        answer.utilization().ifPresent(figure -> utilization.put(node.name(), figure));
        if (!answer.eligible()) {
            unremovable.add(node.name(), answer.reason());
        }
        return answer.eligible();
    }

    /**
     * Each removal that works is kept in the snapshot, so that the next one sees its moved pods.
     */
    private List<Removable> removable(List<NodeInfo> eligible, PlannerInput input) {
        Set<String> destinations = new HashSet<>();
        input.snapshot().all().forEach(node -> destinations.add(node.name()));
        destinations.removeAll(input.deleting());
        Instant again = input.now().plus(options.recheckAfter());
        ClusterSnapshot current = input.snapshot().copy();
        DrainContext context =
                new DrainContext(input.budgets(), Optional.of(input.controllers()), input.now());
        List<Removable> found = new ArrayList<>();
        int failed = 0;
        for (NodeInfo candidate : eligible) {
            NodeInfo node = current.find(candidate.name()).orElseThrow();
            Outcome outcome = removals.remove(node, current, destinations, context);
            if (outcome instanceof Outcome.Works works) {
                current = works.after();
                destinations.remove(node.name());
                input.budgets().take(works.removable().podsToMove());
                found.add(works.removable());
            } else if (outcome instanceof Outcome.Fails fails) {
                failed++;
                unremovable.addUntil(node.name(), fails.reason(), again);
            }
        }
        if (failed > 0) {
            log.info(
                    1,
                    failed
                            + " nodes found to be unremovable in simulation, will re-check them at "
                            + again);
        }
        return found;
    }
}
