package dev.relapse.monitoring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/**
 * The configuration that prometheus-operator generates for a Prometheus, made to be read outside of
 * its pod. Nothing else of it is touched.
 *
 * @param text YAML
 */
public record OperatorsConfiguration(String text) {

    /** The Secret's key. */
    public static final String KEY = "prometheus.yaml.gz";

    /** Where the rules are mounted in the pod. */
    private static final String RULES = "/etc/prometheus/rules/";

    /**
     * Reads it from the operator's Secret.
     *
     * @param base64 the value of {@link #KEY}
     * @param rules the folder that holds, for each ConfigMap of rules, a folder of its name
     * @param pod the name that the pod's config reloader would put in for {@code $(POD_NAME)}
     * @throws IllegalArgumentException when it is something else
     */
    public static OperatorsConfiguration read(String base64, Path rules, String pod) {
        byte[] compressed = Base64.getMimeDecoder().decode(base64);
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            String generated = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            return new OperatorsConfiguration(
                    generated
                            .replace("$(POD_NAME)", pod)
                            .replace("$(SHARD)", "0")
                            .replace(RULES, rules + "/"));
        } catch (IOException e) {
            throw new IllegalArgumentException("not what prometheus-operator writes", e);
        }
    }

    /** Whether it has a scrape job of that name. */
    public boolean hasJob(String name) {
        return text.lines().map(String::strip).anyMatch(("- job_name: " + name)::equals);
    }
}
