package dev.relapse.monitoring;

import dev.relapse.process.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rules over series that are given and not scraped, evaluated by Prometheus' own engine in <a
 * href="https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/">promtool</a>.
 *
 * @param promtool runs it with these arguments to its end
 * @param folder for its files; made where it does not exist
 * @param rules evaluated at every step
 * @param step between two samples and between two evaluations
 */
public record VirtualTime(
        Function<List<String>, Finished> promtool,
        Path folder,
        List<RuleFile> rules,
        Duration step) {

    private static final Pattern GOT = Pattern.compile("got: (.*)");
    private static final Pattern SAMPLE = Pattern.compile("\\{([^}]*)} ([-+.0-9A-Za-z]+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /**
     * What an expression says at a moment.
     *
     * @param series selector to values, in promtool's notation
     * @param at since the first sample
     * @return labels to value; empty when nothing matches
     * @throws PrometheusException when promtool does not understand the rules or the series
     */
    public Map<Map<String, String>, Double> query(
            String expression, Map<String, String> series, Duration at) {
        Path test = folder.resolve("virtual-time.yaml");
        try {
            Files.createDirectories(folder);
            for (RuleFile file : rules) {
                Files.writeString(folder.resolve(file.name()), file.content());
            }
            Files.writeString(test, asTest(expression, series, at));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write for promtool in " + folder, e);
        }
        return read(promtool.apply(List.of("test", "rules", test.toString())).said());
    }

    /** A test that expects nothing: what it got stands in the failure. */
    private String asTest(String expression, Map<String, String> series, Duration at) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "rule_files: "
                        + rules.stream()
                                .map(RuleFile::name)
                                .collect(Collectors.joining(", ", "[", "]")));
        lines.add("evaluation_interval: " + seconds(step));
        lines.add("tests:");
        lines.add("- interval: " + seconds(step));
        lines.add("  input_series:");
        series.forEach(
                (name, values) ->
                        lines.add(
                                "  - {series: %s, values: %s}"
                                        .formatted(quoted(name), quoted(values))));
        lines.add("  promql_expr_test:");
        lines.add(
                "  - {expr: %s, eval_time: %s, exp_samples: []}"
                        .formatted(quoted(expression), seconds(at)));
        return String.join("\n", lines) + "\n";
    }

    /** From what promtool prints: nothing was expected, and this it got. */
    static Map<Map<String, String>, Double> read(String said) {
        Map<Map<String, String>, Double> found = new LinkedHashMap<>();
        Matcher got = GOT.matcher(said);
        if (!got.find()) {
            if (said.contains("SUCCESS")) {
                return found;
            }
            throw new PrometheusException("promtool did not evaluate: " + said);
        }
        Matcher sample = SAMPLE.matcher(got.group(1));
        while (sample.find()) {
            Map<String, String> labels = new LinkedHashMap<>();
            Matcher label = LABEL.matcher(sample.group(1));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            found.put(labels, Double.parseDouble(sample.group(2)));
        }
        return found;
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
