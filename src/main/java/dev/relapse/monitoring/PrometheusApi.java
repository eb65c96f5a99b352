package dev.relapse.monitoring;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.relapse.probe.Observation;
import dev.relapse.probe.Probe;
import dev.relapse.timeline.Timeline;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A running Prometheus. See <a
 * href="https://prometheus.io/docs/prometheus/latest/querying/api/">its HTTP API</a>. Every method
 * throws {@link PrometheusException} when Prometheus does not answer as documented there.
 *
 * @param base its address, without a trailing slash
 */
public record PrometheusApi(URI base) {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final TypeReference<List<RuleGroup>> GROUPS = new TypeReference<>() {};
    private static final TypeReference<List<Alert>> ALERTS = new TypeReference<>() {};
    private static final TypeReference<Targets> TARGETS = new TypeReference<>() {};

    public PrometheusApi {
        if (base.toString().endsWith("/")) {
            throw new IllegalArgumentException("a slash ends the address of Prometheus: " + base);
        }
    }

    /** Holds when it serves queries. */
    public Probe ready() {
        return Probe.of(
                base + " is ready",
                () -> {
                    http().text("/-/ready");
                    return Observation.holds("ready", 1);
                });
    }

    /**
     * The expression's value now.
     *
     * @return one sample per series, without a common order; empty when nothing matches
     */
    public List<Sample> query(String expression) {
        List<Sample> samples = new ArrayList<>();
        JsonNode data = http().data("/api/v1/query", Map.of("query", expression));
        if (data.path("resultType").asText().equals("scalar")) {
            return List.of(sample(Map.of(), data.path("result")));
        }
        for (JsonNode series : data.path("result")) {
            samples.add(sample(labels(series), series.path("value")));
        }
        return samples;
    }

    /**
     * The expression's values from {@code from} to {@code until}, both included.
     *
     * @param step between two values
     */
    public List<RangeSeries> queryRange(
            String expression, Instant from, Instant until, Duration step) {
        JsonNode data =
                http().data(
                                "/api/v1/query_range",
                                Map.of(
                                        "query",
                                        expression,
                                        "start",
                                        from.toString(),
                                        "end",
                                        until.toString(),
                                        "step",
                                        step.toMillis() + "ms"));
        List<RangeSeries> found = new ArrayList<>();
        for (JsonNode series : data.path("result")) {
            List<Timeline.Point> points = new ArrayList<>();
            for (JsonNode value : series.path("values")) {
                Sample sample = sample(Map.of(), value);
                points.add(new Timeline.Point(sample.at(), sample.value()));
            }
            found.add(new RangeSeries(labels(series), points));
        }
        return found;
    }

    /** Every rule group. */
    public List<RuleGroup> ruleGroups() {
        return http().convert(http().data("/api/v1/rules", Map.of()).path("groups"), GROUPS);
    }

    /** Every alert that is pending or firing. */
    public List<Alert> alerts() {
        return http().convert(http().data("/api/v1/alerts", Map.of()).path("alerts"), ALERTS);
    }

    /** What is scraped, and what was discovered and dropped. */
    public Targets targets() {
        return http().convert(http().data("/api/v1/targets", Map.of()), TARGETS);
    }

    /** The configuration in force, as it writes that itself: YAML with its defaults filled in. */
    public String configuration() {
        return http().data("/api/v1/status/config", Map.of()).path("yaml").asText();
    }

    /**
     * Makes it read its configuration and rules anew; it must have been started with {@code
     * --web.enable-lifecycle}. When it refuses them, the old ones stay in force.
     */
    public void reload() {
        http().post("/-/reload");
    }

    /** What it tells of itself at this moment, in its text format. */
    String ownMetrics() {
        return http().text("/metrics");
    }

    private PrometheusHttp http() {
        return new PrometheusHttp(base);
    }

    private Map<String, String> labels(JsonNode series) {
        return http().convert(series.path("metric"), LABELS);
    }

    /** From a pair of seconds since 1970 and a number written as text. */
    private static Sample sample(Map<String, String> labels, JsonNode pair) {
        Instant at = Instant.ofEpochMilli(Math.round(pair.path(0).asDouble() * 1000));
        return new Sample(labels, at, number(pair.path(1).asText()));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
