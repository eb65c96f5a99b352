package dev.relapse.kubernetes;

import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerCondition;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricStatus;
import java.util.Optional;

/** What a HorizontalPodAutoscaler says of its metrics. */
public final class AutoscalerProbes {

    private final Watched<HorizontalPodAutoscaler> autoscaler;

    public AutoscalerProbes(Watched<HorizontalPodAutoscaler> autoscaler) {
        this.autoscaler = autoscaler;
    }

    /** Holds while it computes from a current utilization. */
    public Probe computes() {
        return Probe.of(
                autoscaler.description() + " computes",
                () -> judge(active -> active.getStatus().equals("True"), true));
    }

    /**
     * Holds while it says that it cannot get its resource metric. The reason is the one that the
     * HPA controller sets (kubernetes pkg/controller/podautoscaler/horizontal.go).
     */
    public Probe cannotGetItsMetric() {
        return Probe.of(
                autoscaler.description() + " cannot get its metric",
                () ->
                        judge(
                                active ->
                                        active.getStatus().equals("False")
                                                && active.getReason()
                                                        .equals("FailedGetResourceMetric"),
                                false));
    }

    private Observation judge(
            java.util.function.Predicate<HorizontalPodAutoscalerCondition> wanted,
            boolean needsFigure) {
        Optional<HorizontalPodAutoscaler> found = autoscaler.get();
        if (found.isEmpty()) {
            return Observation.notYet("there is no such autoscaler", 1);
        }
        Optional<HorizontalPodAutoscalerCondition> active = scalingActive(found.get());
        if (active.isEmpty()) {
            return Observation.nothing("the autoscaler has not been reconciled yet");
        }
        Optional<Integer> figure = utilization(found.get());
        String observed =
                "ScalingActive="
                        + active.get().getStatus()
                        + " ("
                        + active.get().getReason()
                        + "): "
                        + active.get().getMessage()
                        + figure.map(f -> "; utilization " + f + " %").orElse("");
        boolean holds = wanted.test(active.get()) && (!needsFigure || figure.isPresent());
        return holds ? Observation.holds(observed, 1) : Observation.notYet(observed, 1);
    }

    private static Optional<HorizontalPodAutoscalerCondition> scalingActive(
            HorizontalPodAutoscaler autoscaler) {
        if (autoscaler.getStatus() == null) {
            return Optional.empty();
        }
        return autoscaler.getStatus().getConditions().stream()
                .filter(c -> c.getType().equals("ScalingActive"))
                .findFirst();
    }

    private static Optional<Integer> utilization(HorizontalPodAutoscaler autoscaler) {
        return autoscaler.getStatus().getCurrentMetrics().stream()
                .map(MetricStatus::getResource)
                .filter(r -> r != null && r.getCurrent().getAverageUtilization() != null)
                .map(r -> r.getCurrent().getAverageUtilization())
                .findFirst();
    }
}
