package dev.relapse.scenarios.istiosidecar;

import dev.relapse.definition.Settings;
import dev.relapse.kubernetes.ReplicaHistory;
import dev.relapse.kubernetes.ReplicaHistory.Step;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.scenarios.istiosidecar.Cycles.Cycle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What becomes of the number of replicas while the teams deploy. */
final class ScalingProbes {

    /** Who writes when the HPA controller scales, and through what. */
    private static final String THE_AUTOSCALER = "kube-controller-manager/scale";

    private static final int LEAST_SHARE = 4;

    /** From a proxy's use until it stands in the figures: one measurement, one look. */
    private static final Duration LAG = Duration.ofSeconds(2);

    private final ReplicaHistory history;
    private final DeploymentWaves waves;
    private final Proxies proxies;
    private final ReportedUsage reported;
    private final int least;
    private final int most;
    private final int peak;
    private final int wanted;
    private final Duration settle;
    private final Duration rounds;

    ScalingProbes(
            ReplicaHistory history,
            DeploymentWaves waves,
            Proxies proxies,
            ReportedUsage reported,
            Settings settings) {
        this.history = history;
        this.waves = waves;
        this.proxies = proxies;
        this.reported = reported;
        this.least = settings.number("replicas.min");
        this.most = settings.number("replicas.max");
        this.peak =
                switch (settings.text("cycle.peak")) {
                    case "maximum" -> most;
                    case "above-minimum" -> Math.min(least + 1, most);
                    default -> throw settings.unknown("cycle.peak");
                };
        this.wanted = settings.number("waves");
        this.settle = settings.duration("wave.settle");
        this.rounds = settings.duration("autoscaler.rounds");
    }

    /** Holds once the workload stayed at its minimum over the last waves, which reached proxies. */
    Probe restsWhilePushesArrive(Instant since) {
        return Probe.of(
                "replicas stay at " + least + " over " + wanted + " waves of pushes",
                () -> stays(least, since, Pushes.ARRIVE));
    }

    /** Holds once the workload stayed at its minimum over the last waves, and no push came. */
    Probe restsWithoutPushes(Instant since) {
        return Probe.of(
                "replicas stay at "
                        + least
                        + " over "
                        + wanted
                        + " waves, of which no push reaches a proxy",
                () -> stays(least, since, Pushes.NONE));
    }

    /** Holds once the workload stayed at its maximum over the last waves. */
    Probe staysAtItsMaximum(Instant since) {
        return Probe.of(
                "replicas stay at " + most + " over " + wanted + " waves of pushes",
                () -> stays(most, since, Pushes.ARRIVE));
    }

    private enum Pushes {
        ARRIVE,
        NONE
    }

    private Observation stays(int replicas, Instant since, Pushes pushes) {
        List<Wave> judged = judged(since);
        int run = 0;
        for (int i = judged.size() - 1; i >= 0 && stayed(replicas, judged.get(i).began()); i--) {
            run++;
        }
        List<Wave> last = judged.subList(judged.size() - Math.min(run, wanted), judged.size());
        boolean asWanted =
                last.stream()
                        .allMatch(pushes == Pushes.NONE ? this::isNotReached : this::isReached);
        String observed =
                "%d replicas now, %d waves judged, the last %d of them at %d replicas throughout; pushes to each proxy in the last waves: %s"
                        .formatted(now(), judged.size(), run, replicas, pushesOf(last));
        return last.size() == wanted && asWanted
                ? Observation.heldSince(last.get(0).began(), observed, run)
                : Observation.notYet(observed, history.steps().size());
    }

    /** Waves that began after a moment, and that the autoscaler has judged to their end. */
    private List<Wave> judged(Instant since) {
        return waves.over().stream()
                .filter(wave -> wave.began().isAfter(since) && isJudged(wave))
                .filter(wave -> !proxies.pushes(wave).isEmpty())
                .toList();
    }

    /**
     * The metrics API told of the whole wave, and has given new figures since, which are the last
     * to show anything of it.
     */
    private boolean isJudged(Wave wave) {
        return reported.tellsFrom().filter(from -> from.isBefore(wave.ended())).isPresent()
                && reported.arrivedAfter(wave.taken().plus(LAG))
                        .filter(arrived -> arrived.plus(rounds).isBefore(Instant.now()))
                        .isPresent();
    }

    /** Whether that was the number at the moment and at every one since. */
    private boolean stayed(int replicas, Instant since) {
        List<Step> steps = history.steps();
        Step last = steps.get(steps.size() - 1);
        return last.replicas() == replicas && last.at().isBefore(since);
    }

    private int now() {
        List<Step> steps = history.steps();
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).replicas();
    }

    /** Holds once the workload was taken to its maximum often enough, by a wave each time. */
    Probe climbs(Instant since) {
        return cycles(
                "%d times from %d to %s replicas, each time by a wave of pushes"
                        .formatted(wanted, least, top()),
                since,
                cycle -> true);
    }

    /** Holds once there were enough cycles, each made by a wave of its own. */
    Probe cycles(Instant since) {
        return cycles(
                "%d whole cycles of %d, %s, %d replicas, each made by a wave of pushes"
                        .formatted(wanted, least, top(), least),
                since,
                Cycle::isWhole);
    }

    private String top() {
        return peak < most ? peak + " or more" : Integer.toString(most);
    }

    private Probe cycles(String name, Instant since, Predicate<Cycle> counts) {
        return Probe.of(
                name,
                () -> {
                    List<Wave> over =
                            waves.over().stream()
                                    .filter(wave -> wave.ended().isAfter(since))
                                    .filter(this::isReached)
                                    .toList();
                    List<Cycle> cycles =
                            Cycles.in(history.steps(), least, peak, since).stream()
                                    .filter(counts)
                                    .toList();
                    int matched = Cycles.matched(cycles, over, settle).size();
                    String observed =
                            "%d made by %d waves; replicas went %s; pushes to each proxy: %s"
                                    .formatted(matched, over.size(), path(since), pushesOf(over));
                    return matched >= wanted
                            ? Observation.heldSince(cycles.get(0).left(), observed, matched)
                            : Observation.notYet(observed, history.steps().size());
                });
    }

    /** Holds while nobody but the HPA controller has changed the number of replicas. */
    Probe scaledByTheAutoscalerAlone(Instant since) {
        return Probe.of(
                "only the HPA controller scales",
                () -> {
                    List<Step> others =
                            history.steps().stream()
                                    .filter(step -> step.at().isAfter(since))
                                    .filter(step -> !step.by().equals(THE_AUTOSCALER))
                                    .toList();
                    int all = history.steps().size();
                    return others.isEmpty()
                            ? Observation.holds(all + " changes seen so far, none by others", all)
                            : Observation.notYet("also by " + others.get(0).by(), all);
                });
    }

    private String path(Instant since) {
        return history.steps().stream()
                .filter(step -> step.at().isAfter(since))
                .map(step -> Integer.toString(step.replicas()))
                .collect(Collectors.joining(", "));
    }

    private String pushesOf(List<Wave> some) {
        return some.stream()
                .map(wave -> proxies.pushes(wave).toString())
                .collect(Collectors.joining(", "));
    }

    /** A proxy that does not keep up gets several deployments in one push. */
    private boolean isReached(Wave wave) {
        List<Long> pushes = proxies.pushes(wave);
        return !pushes.isEmpty()
                && pushes.stream().allMatch(count -> count >= wave.deploys() / LEAST_SHARE);
    }

    private boolean isNotReached(Wave wave) {
        List<Long> pushes = proxies.pushes(wave);
        return !pushes.isEmpty() && pushes.stream().allMatch(count -> count == 0);
    }
}
