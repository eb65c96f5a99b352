package dev.relapse.cluster.embedded;

import dev.relapse.monitoring.RuleFile;
import dev.relapse.pki.IdentityFiles;
import dev.relapse.pki.SecretFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Writes what Prometheus reads. */
final class PrometheusConfig {

    static final String USER = "prometheus";

    /** Kubernetes' own group for monitoring: /metrics and health, and nothing else. */
    private static final String GROUP = "system:monitoring";

    private PrometheusConfig() {}

    /**
     * Writes the rules and the configuration.
     *
     * @param folder of Prometheus
     * @param own its own address: it scrapes itself, so that evaluations can be counted
     * @return the configuration file
     */
    static Path write(Path folder, List<RuleFile> rules, Duration interval, Site site, URI own) {
        Path ruleFolder = Site.privateFolder(folder.resolve("rules"));
        for (int i = 0; i < rules.size(); i++) {
            SecretFile.create(
                    ruleFolder.resolve("%02d-%s".formatted(i, rules.get(i).name())),
                    rules.get(i).content());
        }
        IdentityFiles client = site.pki().client("prometheus-client", USER, GROUP);
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
                - job_name: kubelet-resource
                  scheme: https
                  honor_labels: true
                  tls_config: &tls
                    ca_file: '%3$s'
                    cert_file: '%4$s'
                    key_file: '%5$s'
                  kubernetes_sd_configs:
                  - role: node
                    api_server: 'https://%6$s'
                    tls_config: *tls
                  relabel_configs:
                  - {source_labels: [__meta_kubernetes_node_name], target_label: node}
                  - source_labels: [__meta_kubernetes_node_name]
                    target_label: __metrics_path__
                    replacement: /metrics/nodes/$1/metrics/resource
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
}
