package dev.relapse.scenarios.apierrorbudgetburn;

import dev.relapse.monitoring.RuleFile;
import dev.relapse.monitoring.RuleTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A pair of windows over which kubernetes-mixin burns the error budget, with its factor and
 * severity (config.libsonnet of release-0.10, SLOs.apiserver.windows; the same today).
 *
 * @param longWindow as upstream names it
 * @param shortWindow as upstream names it
 * @param factor how many times faster than allowed the budget burns
 * @param severity of the alert
 */
record BurnRatePair(String longWindow, String shortWindow, String factor, String severity) {

    static final List<BurnRatePair> ALL =
            List.of(
                    new BurnRatePair("1h", "5m", "14.40", "critical"),
                    new BurnRatePair("6h", "30m", "6.00", "critical"),
                    new BurnRatePair("1d", "2h", "3.00", "warning"),
                    new BurnRatePair("3d", "6h", "1.00", "warning"));

    /** The alert of the time of the post-mortem. */
    static final String ALERT = "KubeAPIErrorBudgetBurn";

    /** The alert over the latencies that today's rules look at. */
    static final String ALERT_TODAY = "KubeAPIErrorBudgetBurnToday";

    private static final List<String> ERAS = List.of("2022", "today");

    /** Names the pair in rules and timers. */
    String name() {
        return longWindow + "-" + shortWindow;
    }

    /**
     * Every pair's rules, of both eras.
     *
     * @param folder of the templates
     * @param timer the value of a timer of the scenario
     */
    static List<RuleFile> rules(Path folder, UnaryOperator<String> timer) {
        return ALL.stream().flatMap(pair -> pair.ownRules(folder, timer).stream()).toList();
    }

    /** As {@link #rules}, of this pair alone. */
    List<RuleFile> ownRules(Path folder, UnaryOperator<String> timer) {
        List<RuleFile> files = new ArrayList<>();
        for (String era : ERAS) {
            RuleTemplate template = new RuleTemplate(folder.resolve("burn-rate-" + era + ".yaml"));
            files.add(
                    new RuleFile(
                            "burn-rate-%s-%s.yaml".formatted(era, name()),
                            template.render(name -> value(name, timer)).content()));
        }
        return files;
    }

    private String value(String name, UnaryOperator<String> timer) {
        Map<String, String> own =
                Map.of(
                        "pair", name(),
                        "factor", factor,
                        "severity", severity,
                        "long.upstream", longWindow,
                        "short.upstream", shortWindow);
        if (own.containsKey(name)) {
            return own.get(name);
        }
        return timer.apply(
                name.equals("evaluation")
                        ? "evaluation-interval"
                        : "burn-rate." + name() + "." + name);
    }
}
