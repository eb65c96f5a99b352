package dev.relapse.simulation.istiod.http;

import dev.relapse.simulation.istiod.xds.ResourceType;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * istiod's metrics, as far as scenarios look at them, under upstream's names. Counters there have
 * no {@code _total} at the end, which the Prometheus libraries insist on; hence our own writing.
 *
 * <p>Upstream: istio 1.29.6, {@code pilot/pkg/xds/monitoring.go} and {@code pkg/xds/monitoring.go}.
 */
public final class Metrics {

    private final Map<ResourceType, Long> pushes = new EnumMap<>(ResourceType.class);
    private final Map<ResourceType, Long> rejects = new EnumMap<>(ResourceType.class);
    private final Map<ResourceType, Histogram> sizes = new EnumMap<>(ResourceType.class);
    private final Map<String, Long> clientsByVersion = new TreeMap<>();
    private long services;

    public synchronized void pushed(ResourceType type, long bytes) {
        pushes.merge(type, 1L, Long::sum);
        sizes.computeIfAbsent(type, any -> new Histogram()).add(bytes);
    }

    public synchronized void rejected(ResourceType type) {
        rejects.merge(type, 1L, Long::sum);
    }

    public synchronized void connected(String istioVersion, int difference) {
        clientsByVersion.merge(istioVersion, (long) difference, Long::sum);
    }

    public synchronized void services(int count) {
        services = count;
    }

    /** In Prometheus' text format. */
    public synchronized String text() {
        StringBuilder out = new StringBuilder();
        head(out, "pilot_services", "Total services known to pilot.", "gauge");
        out.append("pilot_services ").append(services).append('\n');
        head(out, "pilot_xds", "Number of endpoints connected to this pilot using XDS.", "gauge");
        clientsByVersion.forEach(
                (version, count) -> line(out, "pilot_xds", "version", version, count));
        head(out, "pilot_xds_pushes", "Pushes of lds, rds, cds and eds.", "counter");
        pushes.forEach((t, count) -> line(out, "pilot_xds_pushes", "type", name(t), count));
        head(out, "pilot_total_xds_rejects", "Pushes that a proxy rejected.", "counter");
        rejects.forEach((t, c) -> line(out, "pilot_total_xds_rejects", "type", name(t), c));
        String size = "pilot_xds_config_size_bytes";
        head(out, size, "Distribution of configuration sizes pushed to clients", "histogram");
        sizes.forEach((type, histogram) -> histogram.write(out, size, type.url()));
        return out.toString();
    }

    private static String name(ResourceType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static void head(StringBuilder out, String metric, String help, String type) {
        out.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
    }

    private static void line(
            StringBuilder out, String metric, String label, String value, long number) {
        out.append(metric).append('{').append(label).append("=\"").append(escaped(value));
        out.append("\"} ").append(number).append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** The sizes of one type. */
    private static final class Histogram {

        private static final long[] BOUNDS = {
            1, 10_000, 1_000_000, 4_000_000, 10_000_000, 40_000_000
        };
        private static final String[] NAMES = {"1", "10000", "1e+06", "4e+06", "1e+07", "4e+07"};

        private final long[] atMost = new long[BOUNDS.length];
        private long count;
        private long sum;

        void add(long bytes) {
            count++;
            sum += bytes;
            for (int i = 0; i < BOUNDS.length; i++) {
                if (bytes <= BOUNDS[i]) {
                    atMost[i]++;
                }
            }
        }

        void write(StringBuilder out, String metric, String type) {
            for (int i = 0; i < BOUNDS.length; i++) {
                bucket(out, metric, type, NAMES[i], atMost[i]);
            }
            bucket(out, metric, type, "+Inf", count);
            line(out, metric + "_sum", "type", type, sum);
            line(out, metric + "_count", "type", type, count);
        }

        private static void bucket(
                StringBuilder out, String metric, String type, String bound, long value) {
            out.append(metric).append("_bucket{type=\"").append(type).append("\",le=\"");
            out.append(bound).append("\"} ").append(value).append('\n');
        }
    }
}
