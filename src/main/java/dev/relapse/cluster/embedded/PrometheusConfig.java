package dev.relapse.cluster.embedded;

import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Writes what Prometheus reads. */
final class PrometheusConfig {

    private PrometheusConfig() {}

    /**
     * Copies the rules and writes the configuration.
     *
     * @param folder of Prometheus
     * @param own its own address: it scrapes itself, so that evaluations can be counted
     * @return the configuration file
     * @throws IllegalArgumentException for a rule file that does not exist
     */
    static Path write(Path folder, List<Path> rules, Duration interval, Site site, URI own) {
        Path ruleFolder = Site.privateFolder(folder.resolve("rules"));
        for (int i = 0; i < rules.size(); i++) {
            copy(
                    rules.get(i),
                    ruleFolder.resolve("%02d-%s".formatted(i, rules.get(i).getFileName())));
        }
        // Kubernetes' own role for monitoring: /metrics and health, and nothing else.
        IdentityFiles client =
                site.pki().client("prometheus-client", "prometheus", "system:monitoring");
        String config =
                """
                global:
                  scrape_interval: %1$dms
                  scrape_timeout: %1$dms
                  evaluation_interval: %1$dms
                rule_files: ['%2$s/*']
                scrape_configs:
                - job_name: apiserver
                  scheme: https
                  tls_config:
                    ca_file: '%3$s'
                    cert_file: '%4$s'
                    key_file: '%5$s'
                  static_configs:
                  - targets: ['%6$s']
                - job_name: prometheus
                  static_configs:
                  - targets: ['%7$s']
                """
                        .formatted(
                                interval.toMillis(),
                                ruleFolder,
                                site.pki().authorityFile(),
                                client.certificate(),
                                client.key(),
                                site.pki().apiServer().getAuthority(),
                                own.getAuthority());
        return SecretFile.create(folder.resolve("prometheus.yml"), config);
    }

    private static void copy(Path from, Path to) {
        if (!Files.isReadable(from)) {
            throw new IllegalArgumentException("the rule file cannot be read: " + from);
        }
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the rule file " + from, e);
        }
    }
}
