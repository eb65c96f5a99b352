package dev.relapse.scenarios.podprioritypreemption;

import static dev.relapse.scenarios.podprioritypreemption.CortexCluster.DEDICATED;
import static dev.relapse.scenarios.podprioritypreemption.CortexCluster.PRODUCTION;
import static java.util.Comparator.naturalOrder;

import dev.relapse.kubernetes.EventProbes;
import dev.relapse.kubernetes.WatchedAll;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.scenarios.podprioritypreemption.Preemptions.Preemption;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who preempts whom, and by what right. */
final class CascadeProbes {

    private final WatchedAll<Pod> pods;
    private final PodChronicle chronicle;
    private final Preemptions preemptions;
    private final EventProbes events;
    private final Set<String> originals;

    /** Takes the production pods that there are now for the original ones. */
    CascadeProbes(CortexPlatform platform) {
        this.pods = platform.placement().pods();
        this.chronicle = new PodChronicle(pods);
        this.preemptions = new Preemptions(platform.placement().events(), chronicle);
        this.events = new EventProbes(platform.placement().events());
        this.originals =
                pods.matching(PRODUCTION.pods()).stream()
                        .map(pod -> pod.getMetadata().getUid())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Nobody was preempted since the cluster is there. */
    Probe nobodyWasPreempted() {
        return events.neverTold("Preempted");
    }

    /** Every original pod is there, with that priority. */
    Probe originalsHavePriority(int priority) {
        return Probe.of(
                "the original pods of production have priority " + priority,
                () -> {
                    List<Pod> there = pods.matching(this::isOriginal);
                    long so = there.stream().filter(has(priority)).count();
                    String observed = so + " of " + originals.size();
                    return so == originals.size()
                            ? Observation.holds(observed, so)
                            : Observation.notYet(observed, originals.size());
                });
    }

    /** The scheduler has marked every original pod as its victim, and had it deleted. */
    Probe everyOriginalIsPreempted() {
        return Probe.of(
                "every original pod of production is preempted by the scheduler",
                () -> {
                    List<Pod> marked =
                            chronicle.matching(
                                    pod -> isOriginal(pod) && isPreempted(pod) && isLeaving(pod));
                    String observed =
                            "%d of %d have DisruptionTarget=True (PreemptionByScheduler)"
                                    .formatted(marked.size(), originals.size());
                    return marked.size() == originals.size()
                            ? Observation.holds(observed, marked.size())
                            : Observation.notYet(observed, originals.size());
                });
    }

    /**
     * The new cluster began, and production's own replacements went on: there are more victims than
     * new pods, and each step was by a pod with the default's priority, for which the scheduler
     * held the victim's room.
     */
    Probe theReplacementsPreemptTheRest(int priority) {
        return Probe.of(
                "production's replacements preempt what the new cluster's pods left",
                () -> {
                    List<Preemption> steps = preemptions.known();
                    long victims = victims(steps, step -> true);
                    long ofNew = victims(steps, by(DEDICATED));
                    long ofReplacements = victims(steps, by(PRODUCTION));
                    List<Preemption> odd =
                            steps.stream().filter(step -> !isOfTheCascade(step, priority)).toList();
                    String observed =
                            "%d victims: %d of the %d new pods, %d of replacements; %d steps of another kind"
                                    .formatted(
                                            victims,
                                            ofNew,
                                            DEDICATED.ingesters(),
                                            ofReplacements,
                                            odd.size());
                    boolean cascade =
                            ofNew > 0
                                    && ofReplacements > 0
                                    && victims == originals.size()
                                    && odd.isEmpty();
                    return cascade
                            ? Observation.holds(observed, victims)
                            : Observation.notYet(observed, originals.size());
                });
    }

    /** What the ReplicaSet made instead has the default's priority, so that nobody ranks lower. */
    Probe replacementsHavePriority(int priority) {
        return Probe.of(
                "the replacements of production have priority " + priority,
                () -> {
                    List<Pod> made = pods.matching(PRODUCTION.pods().and(pod -> !isOriginal(pod)));
                    long so = made.stream().filter(has(priority)).count();
                    String observed = so + " of " + made.size() + " replacements";
                    return so == PRODUCTION.ingesters() && so == made.size()
                            ? Observation.holds(observed, so)
                            : Observation.notYet(observed, PRODUCTION.ingesters());
                });
    }

    /** From now on nobody is preempted, by a scheduler that found room for pods since then. */
    Probe nobodyElseIsPreempted() {
        Instant since = Instant.now();
        int before = preemptions.told();
        return Probe.of(
                "nobody is preempted any more, and the scheduler works",
                () -> {
                    int more = preemptions.told() - before;
                    int bound = chronicle.matching(pod -> wasBound(pod, since)).size();
                    String observed = more + " preempted; " + bound + " pods got a machine";
                    return more == 0 && bound > 0
                            ? Observation.holds(observed, bound)
                            : Observation.notYet(observed, Math.max(1, bound));
                });
    }

    /** For the verdict's notes: how much time there was to step in. */
    String howFast() {
        List<Preemption> steps = preemptions.known();
        Instant first = steps.stream().map(Preemption::at).min(naturalOrder()).orElseThrow();
        Instant last = steps.stream().map(Preemption::at).max(naturalOrder()).orElseThrow();
        return "%d new pods cost production %d pods within %d ms."
                .formatted(
                        DEDICATED.ingesters(),
                        victims(steps, step -> true),
                        Duration.between(first, last).toMillis());
    }

    /** Two pods may share a victim. */
    private static long victims(List<Preemption> steps, Predicate<Preemption> which) {
        return steps.stream()
                .filter(which)
                .map(step -> step.victim().getMetadata().getUid())
                .distinct()
                .count();
    }

    private boolean isOfTheCascade(Preemption step, int priority) {
        return isOriginal(step.victim())
                && has(priority).test(step.preemptor())
                && chronicle.wasNominated(step.preemptor(), step.node());
    }

    private boolean isOriginal(Pod pod) {
        return originals.contains(pod.getMetadata().getUid());
    }

    private static Predicate<Preemption> by(CortexCluster cluster) {
        return step -> cluster.pods().test(step.preemptor());
    }

    private static Predicate<Pod> has(int priority) {
        return pod -> pod.getSpec().getPriority() == priority;
    }

    private static boolean isLeaving(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    private static boolean isPreempted(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(
                        condition ->
                                isTrue(condition, "DisruptionTarget")
                                        && condition.getReason().equals("PreemptionByScheduler"));
    }

    /** The API server keeps whole seconds. */
    private static boolean wasBound(Pod pod, Instant since) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> isTrue(condition, "PodScheduled"))
                .anyMatch(
                        condition ->
                                !Instant.parse(condition.getLastTransitionTime())
                                        .isBefore(since.truncatedTo(ChronoUnit.SECONDS)));
    }

    private static boolean isTrue(PodCondition condition, String type) {
        return condition.getType().equals(type) && condition.getStatus().equals("True");
    }
}
