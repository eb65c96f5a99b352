package dev.relapse.cluster.realnodes;

import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.kubernetes.WorkloadProbes;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.RuleFile;
import dev.relapse.monitoring.TargetsUp;
import dev.relapse.wait.AbortCheck;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Installs Prometheus as a pod. */
public final class PrometheusInCluster implements Monitoring {

    /** Where a node listens for what the harness has to reach in the cluster. */
    public static final int PUBLISHED_PORT = 30990;

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Installer installer;
    private final KubernetesClient client;
    private final AbortCheck cluster;
    private final URI address;
    private PrometheusApi installed;

    /**
     * @param cluster ends waiting early
     * @param address where the host reaches the node port
     */
    PrometheusInCluster(
            Installer installer, KubernetesClient client, AbortCheck cluster, URI address) {
        this.installer = installer;
        this.client = client;
        this.cluster = cluster;
        this.address = address;
    }

    /** The Prometheus that was installed, or empty before that. */
    Optional<PrometheusApi> installed() {
        return Optional.ofNullable(installed);
    }

    @Override
    public PrometheusApi install(List<RuleFile> rules, Duration scrapeInterval) {
        installer.install(
                "prometheus",
                "prometheus",
                "prometheus.yaml",
                Map.of(
                        "configuration",
                        configuration(scrapeInterval),
                        "rules",
                        rules.stream()
                                .collect(Collectors.toMap(RuleFile::name, RuleFile::content))));
        Wait.atMost(START_LIMIT)
                .abortIf(cluster)
                .until(WorkloadProbes.isReady(client, "relapse-monitoring", "prometheus"));
        PrometheusApi api = new PrometheusApi(address);
        Wait.atMost(START_LIMIT.plus(scrapeInterval.multipliedBy(2)))
                .abortIf(cluster)
                .until(new TargetsUp(api, "apiserver", 1));
        installed = api;
        return api;
    }

    @Override
    public void adopt(PrometheusApi prometheus) {
        installed = prometheus;
    }

    private static String configuration(Duration interval) {
        return """
        global: {scrape_interval: %1$dms, scrape_timeout: %1$dms, evaluation_interval: %1$dms}
        rule_files: ['/etc/prometheus/rules/*.y*ml']
        scrape_configs:
        - job_name: apiserver
          scheme: https
          authorization: {credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token}
          tls_config: {ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt}
          static_configs: [{targets: ['kubernetes.default.svc:443']}]
        - job_name: prometheus
          static_configs: [{targets: ['localhost:9090']}]
        - job_name: kubelet-resource
          scheme: https
          honor_labels: true
          authorization: {credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token}
          # A node's kubelet signs its serving certificate itself, or has its cluster's own authority sign it.
          tls_config: {insecure_skip_verify: true}
          metrics_path: /metrics/resource
          kubernetes_sd_configs: [{role: node}]
          relabel_configs:
          - {source_labels: [__meta_kubernetes_node_name], target_label: node}
          # What KWOK serves for a simulated node lies elsewhere.
          - source_labels: [__meta_kubernetes_node_annotation_metrics_k8s_io_resource_metrics_path]
            regex: (.+)
            target_label: __metrics_path__
        """
                .formatted(interval.toMillis());
    }
}
