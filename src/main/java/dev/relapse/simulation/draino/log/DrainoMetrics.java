package dev.relapse.simulation.draino.log;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * The four counters of {@code cmd/draino/draino.go}. As upstream's, a counter is absent until
 * something was counted.
 */
public final class DrainoMetrics {

    /** What a counter counts. */
    public enum Activity {
        CORDONED("cordoned_nodes", "Number of nodes cordoned."),
        UNCORDONED("uncordoned_nodes", "Number of nodes uncordoned."),
        DRAINED("drained_nodes", "Number of nodes drained."),
        DRAIN_SCHEDULED("drain_scheduled_nodes", "Number of nodes scheduled for drain.");

        private final String metric;
        private final String help;

        Activity(String metric, String help) {
            this.metric = metric;
            this.help = help;
        }
    }

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<Activity, Counter> counters = new EnumMap<>(Activity.class);

    public DrainoMetrics() {
        for (Activity activity : Activity.values()) {
            counters.put(
                    activity,
                    Counter.builder()
                            .name("draino_" + activity.metric)
                            .help(activity.help)
                            .labelNames("result")
                            .register(registry));
        }
    }

    public void succeeded(Activity activity) {
        counters.get(activity).labelValues("succeeded").inc();
    }

    public void failed(Activity activity) {
        counters.get(activity).labelValues("failed").inc();
    }

    /** Writes Prometheus' text format 0.0.4. */
    public void write(OutputStream out) throws IOException {
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
    }
}
