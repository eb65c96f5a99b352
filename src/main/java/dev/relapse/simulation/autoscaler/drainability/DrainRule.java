package dev.relapse.simulation.autoscaler.drainability;

import io.fabric8.kubernetes.api.model.Pod;

/** One rule on whether a pod can leave its node. */
@FunctionalInterface
public interface DrainRule {

    Drainability judge(Pod pod, DrainContext context);
}
