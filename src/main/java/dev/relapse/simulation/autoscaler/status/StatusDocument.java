package dev.relapse.simulation.autoscaler.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.relapse.simulation.autoscaler.nodegroup.NodeGroup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The status as YAML, with the time since which each condition has held.
 *
 * <p>Upstream: {@code clusterstate/api/types.go} (the form since 1.30) and {@code GetStatus} in
 * {@code clusterstate/clusterstate.go}. Scale-up is always {@code NoActivity}: it is not simulated.
 * One thread at a time.
 */
public final class StatusDocument {

    /** Upstream quotes what YAML would read as a time. */
    private static final StringQuotingChecker QUOTED =
            new StringQuotingChecker.Default() {
                private static final long serialVersionUID = 1L;

                @Override
                public boolean needToQuoteValue(String value) {
                    return value.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                            || super.needToQuoteValue(value);
                }
            };

    private static final YAMLMapper YAML =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .stringQuotingChecker(QUOTED)
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                            .build());

    /** As Go's {@code 2006-01-02 15:04:05.999999999 -0700 MST} prints it: no trailing zeros. */
    private static final DateTimeFormatter STAMP =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendLiteral(" +0000 UTC")
                    .toFormatter(Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private record Held(String status, Instant since) {}

    private final Map<String, Held> held = new HashMap<>();

    /** What upstream writes before its first loop. */
    public String initializing(Instant now) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("time", stamp(now));
        status.put("autoscalerStatus", "Initializing");
        return print(status);
    }

    public String running(StatusInput input) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("time", stamp(input.now()));
        status.put("autoscalerStatus", "Running");
        if (!input.message().isEmpty()) {
            status.put("message", input.message());
        }
        int candidates = input.candidates().values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("status", input.all().healthy() ? "Healthy" : "Unhealthy");
        health.put("nodeCounts", counts(input.all()));
        status.put("clusterWide", conditions("", health, candidates, input.now()));
        List<Object> groups = new ArrayList<>();
        input.groups().forEach(group -> groups.add(group(group, input)));
        if (!groups.isEmpty()) {
            status.put("nodeGroups", groups);
        }
        return print(status);
    }

    /** The annotation beside the status, and its field {@code time}. */
    public static String stamp(Instant now) {
        return STAMP.format(now);
    }

    private Map<String, Object> group(NodeGroup group, StatusInput input) {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("status", "Healthy");
        health.put("nodeCounts", counts(input.byGroup().get(group.name())));
        health.put("cloudProviderTarget", input.targets().get(group.name()));
        health.put("minSize", group.minSize());
        health.put("maxSize", group.maxSize());
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("name", group.name());
        int candidates = input.candidates().getOrDefault(group.name(), 0);
        status.putAll(conditions(group.name(), health, candidates, input.now()));
        return status;
    }

    private Map<String, Object> conditions(
            String group, Map<String, Object> health, int candidates, Instant now) {
        Map<String, Object> scaleUp = new LinkedHashMap<>();
        scaleUp.put("status", "NoActivity");
        Map<String, Object> scaleDown = new LinkedHashMap<>();
        scaleDown.put("status", candidates > 0 ? "CandidatesPresent" : "NoCandidates");
        if (candidates > 0) {
            scaleDown.put("candidates", candidates);
        }
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("health", timed(group + "/health", health, now));
        conditions.put("scaleUp", timed(group + "/scaleUp", scaleUp, now));
        conditions.put("scaleDown", timed(group + "/scaleDown", scaleDown, now));
        return conditions;
    }

    private Map<String, Object> timed(String key, Map<String, Object> condition, Instant now) {
        String status = (String) condition.get("status");
        Held last = held.get(key);
        if (last == null || !last.status().equals(status)) {
            held.put(key, new Held(status, now));
        }
        condition.put("lastProbeTime", now.toString());
        condition.put("lastTransitionTime", held.get(key).since().toString());
        return condition;
    }

    private static Map<String, Object> counts(ClusterReadiness readiness) {
        Map<String, Object> registered = new LinkedHashMap<>();
        registered.put("total", readiness.registered());
        registered.put("ready", readiness.ready());
        registered.put("notStarted", readiness.notStarted());
        if (readiness.beingDeleted() > 0) {
            registered.put("beingDeleted", readiness.beingDeleted());
        }
        if (readiness.unready() > 0) {
            Map<String, Object> unready = new LinkedHashMap<>();
            unready.put("total", readiness.unready());
            unready.put("resourceUnready", 0);
            registered.put("unready", unready);
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("registered", registered);
        counts.put("longUnregistered", 0);
        counts.put("unregistered", 0);
        return counts;
    }

    private static String print(Map<String, Object> status) {
        try {
            return YAML.writeValueAsString(status);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings and numbers can be printed", impossible);
        }
    }
}
