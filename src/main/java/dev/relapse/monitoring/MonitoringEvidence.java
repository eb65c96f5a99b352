package dev.relapse.monitoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.relapse.evidence.EvidenceSource;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Prometheus says of its rules, alerts and targets at the end. */
public record MonitoringEvidence(PrometheusApi prometheus) implements EvidenceSource {

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT);

    @Override
    public String name() {
        return "rules, alerts and targets of Prometheus";
    }

    @Override
    public void collectInto(Path folder) throws Exception {
        Path metrics = Files.createDirectories(folder.resolve("metrics"));
        write(metrics.resolve("prometheus-rules.json"), prometheus.ruleGroups());
        write(metrics.resolve("prometheus-alerts.json"), prometheus.alerts());
        write(metrics.resolve("prometheus-targets.json"), prometheus.targets());
    }

    private static void write(Path file, Object content) throws Exception {
        Files.writeString(file, JSON.writeValueAsString(content));
    }
}
