package dev.relapse.helm;

import java.util.stream.Collectors;

/** What a user is told when Helm cannot render a chart. */
final class HelmTrouble {

    private static final int MOST_LINES = 5;

    private HelmTrouble() {}

    /** One message that names the option, Helm's reason and what to do. */
    static String explain(Chart chart, String said) {
        return "%s=%s cannot be rendered: %s%s"
                .formatted(
                        chart.option("chart"),
                        chart.reference(),
                        said.strip().lines().limit(MOST_LINES).collect(Collectors.joining("; ")),
                        remedy(chart, said));
    }

    private static String remedy(Chart chart, String said) {
        if (said.contains("missing in charts/ directory")) {
            return "; fetch its dependencies first: helm dependency build " + chart.reference();
        }
        if (said.contains("no chart version found") || said.contains("no chart name found")) {
            return "; the repository has no chart %s of version %s: correct %s, or write %s#<chart>"
                    .formatted(
                            chart.origin().name().orElse(""),
                            chart.version().orElse(""),
                            chart.option("version"),
                            chart.option("chart") + "=" + chart.origin().reference());
        }
        if (said.contains("401") || said.contains("unauthorized") || said.contains("denied")) {
            return "; log in with helm registry login, or pull the chart and name its archive";
        }
        return "";
    }
}
