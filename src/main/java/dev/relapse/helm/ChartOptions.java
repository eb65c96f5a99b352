package dev.relapse.helm;

import dev.relapse.verdict.Candidates;
import dev.relapse.verdict.ChartRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code -Dcandidate.<release>.chart}, {@code .version}, {@code .namespace}, {@code .values}.
 */
public final class ChartOptions {

    private static final Pattern OPTION =
            Pattern.compile(
                    Pattern.quote(Candidates.PROPERTY) + "(.*)\\.(chart|version|namespace|values)");

    private ChartOptions() {}

    /** Whether a property speaks of a chart; any other candidate is a version of a component. */
    public static boolean isOne(String property) {
        return OPTION.matcher(property).matches();
    }

    /**
     * The charts that are asked for, in the order of their releases; may be none.
     *
     * @throws IllegalArgumentException naming the option that is wrong, and what to do
     */
    public static List<Chart> in(Properties properties) {
        Map<String, Map<String, String>> releases = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            Matcher option = OPTION.matcher(name);
            String value = properties.getProperty(name).strip();
            if (option.matches() && !value.isEmpty()) {
                releases.computeIfAbsent(option.group(1), release -> new TreeMap<>())
                        .put(option.group(2), value);
            }
        }
        List<Chart> charts = new ArrayList<>();
        releases.forEach((release, said) -> charts.add(chart(release, said)));
        return List.copyOf(charts);
    }

    private static Chart chart(String release, Map<String, String> said) {
        if (!said.containsKey("chart")) {
            throw new IllegalArgumentException(
                    "-D%s%s.%s says nothing without the chart: -D%s%s.chart=<folder, archive, OCI reference or repository>"
                            .formatted(
                                    Candidates.PROPERTY,
                                    release,
                                    said.keySet().iterator().next(),
                                    Candidates.PROPERTY,
                                    release));
        }
        return new Chart(
                release,
                said.get("chart"),
                Optional.ofNullable(said.get("version")),
                said.getOrDefault("namespace", ChartRecord.NAMESPACE),
                Arrays.stream(said.getOrDefault("values", "").split(","))
                        .map(String::strip)
                        .filter(file -> !file.isEmpty())
                        .map(Path::of)
                        .toList());
    }
}
