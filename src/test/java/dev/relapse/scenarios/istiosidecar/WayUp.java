package dev.relapse.scenarios.istiosidecar;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingPolicy;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingPolicyBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRulesBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How fast an autoscaler may add replicas, with its delays shortened.
 *
 * @param rules {@code spec.behavior.scaleUp}
 * @param note what was shortened, in one sentence
 */
record WayUp(HPAScalingRules rules, String note) {

    /** What the API server fills in (pkg/apis/autoscaling/v2/defaults.go in kubernetes). */
    private static final List<HPAScalingPolicy> DEFAULT =
            List.of(new HPAScalingPolicy(15, "Pods", 4), new HPAScalingPolicy(15, "Percent", 100));

    /**
     * That of a team.
     *
     * @param theirs may be without policies, and then has upstream's default ones
     * @param pace the part of each delay that is left, more than 0 and at most 1
     */
    static WayUp of(HPAScalingRules theirs, double pace) {
        if (!(pace > 0 && pace <= 1)) {
            throw new IllegalArgumentException("a pace is more than 0 and at most 1, not " + pace);
        }
        List<HPAScalingPolicy> policies =
                theirs.getPolicies().isEmpty() ? DEFAULT : theirs.getPolicies();
        HPAScalingRulesBuilder ours =
                new HPAScalingRulesBuilder(theirs)
                        .withPolicies(
                                policies.stream()
                                        .map(
                                                policy ->
                                                        new HPAScalingPolicyBuilder(policy)
                                                                .withPeriodSeconds(
                                                                        shortened(
                                                                                policy
                                                                                        .getPeriodSeconds(),
                                                                                pace))
                                                                .build())
                                        .toList());
        if (theirs.getStabilizationWindowSeconds() != null) {
            ours.withStabilizationWindowSeconds(
                    shortened(theirs.getStabilizationWindowSeconds(), pace));
        }
        HPAScalingRules rules = ours.build();
        return new WayUp(rules, note(theirs, policies, rules, pace));
    }

    private static String note(
            HPAScalingRules theirs,
            List<HPAScalingPolicy> before,
            HPAScalingRules after,
            double pace) {
        String window =
                theirs.getStabilizationWindowSeconds() == null
                        ? ""
                        : "; stabilizationWindowSeconds %d was %d"
                                .formatted(
                                        after.getStabilizationWindowSeconds(),
                                        theirs.getStabilizationWindowSeconds());
        return String.format(
                Locale.ROOT,
                "the delays of its scaleUp are shortened to %.2f of theirs, as the autoscaler's own rounds are: %s, which was %s%s",
                pace,
                spoken(after.getPolicies()),
                spoken(before),
                window);
    }

    private static String spoken(List<HPAScalingPolicy> policies) {
        return policies.stream()
                .map(
                        policy ->
                                "%d %s in %ds"
                                        .formatted(
                                                policy.getValue(),
                                                policy.getType(),
                                                policy.getPeriodSeconds()))
                .collect(Collectors.joining(" or "));
    }

    /** No delay stays none; any other is a second at least. */
    private static int shortened(int seconds, double pace) {
        return seconds == 0 ? 0 : (int) Math.max(1, Math.round(seconds * pace));
    }
}
