package dev.relapse.scenarios.istiosidecar;

import dev.relapse.kubernetes.ReplicaHistory.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds cycles in a history of replicas: from the minimum to the maximum and back. */
final class Cycles {

    private Cycles() {}

    /**
     * One cycle.
     *
     * @param left when the minimum was left
     * @param top when the maximum was reached
     * @param back when the minimum was reached again; empty while it has not been
     */
    record Cycle(Instant left, Instant top, Optional<Instant> back) {

        boolean isWhole() {
            return back.isPresent();
        }

        /** The wave during which, or so soon after which, the maximum was reached. */
        Optional<Wave> madeBy(List<Wave> waves, Duration settle) {
            return waves.stream()
                    .filter(wave -> !top.isBefore(wave.began()))
                    .filter(wave -> !top.isAfter(wave.taken().plus(settle)))
                    .findFirst();
        }
    }

    /** The cycles that began after a moment, in order of time; the last may not be over. */
    static List<Cycle> in(List<Step> steps, int least, int most, Instant since) {
        List<Cycle> found = new ArrayList<>();
        Instant left = null;
        Instant top = null;
        for (Step step : steps) {
            if (step.replicas() == least) {
                if (top != null && left.isAfter(since)) {
                    found.add(new Cycle(left, top, Optional.of(step.at())));
                }
                left = null;
                top = null;
            } else {
                left = left == null ? step.at() : left;
                top = top == null && step.replicas() >= most ? step.at() : top;
            }
        }
        if (top != null && left.isAfter(since)) {
            found.add(new Cycle(left, top, Optional.empty()));
        }
        return found;
    }

    /** The waves that each made one of the cycles. */
    static Set<Wave> matched(List<Cycle> cycles, List<Wave> waves, Duration settle) {
        Set<Wave> matched = new HashSet<>();
        cycles.forEach(cycle -> cycle.madeBy(waves, settle).ifPresent(matched::add));
        return matched;
    }
}
