package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.cluster.hostprograms.HostProgramRights;
import dev.relapse.cluster.hostprograms.Launcher;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.RuleFile;
import dev.relapse.monitoring.TargetsUp;
import dev.relapse.process.Run;
import dev.relapse.wait.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Installs Prometheus on the host. */
final class InstalledMonitoring implements Monitoring {

    private static final Duration TARGET_LIMIT = Duration.ofSeconds(30);

    private final Run run;
    private final Launcher launcher;
    private final Site site;
    private final ProgramFlags flags;
    private final KubernetesClient client;
    private PrometheusApi installed;

    InstalledMonitoring(
            Run run, Launcher launcher, Site site, ProgramFlags flags, KubernetesClient client) {
        this.run = run;
        this.launcher = launcher;
        this.site = site;
        this.flags = flags;
        this.client = client;
    }

    /** The Prometheus that was installed, or empty before that. */
    Optional<PrometheusApi> installed() {
        return Optional.ofNullable(installed);
    }

    @Override
    public PrometheusApi install(List<RuleFile> rules, Duration scrapeInterval) {
        if (scrapeInterval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the scrape interval must be at least a millisecond, not " + scrapeInterval);
        }
        HostProgramRights.toFindNodes(PrometheusConfig.USER)
                .forEach(object -> client.resource(object).create());
        Artifact artifact = launcher.artifact(Prometheus.COMPONENT, Prometheus.NAME);
        PrometheusApi api =
                new PrometheusApi(URI.create("http://" + run.address() + ":" + run.port(9090)));
        Path folder = Site.privateFolder(site.folder().resolve(Prometheus.NAME));
        Path config = PrometheusConfig.write(folder, rules, scrapeInterval, site, api.base());
        launcher.start(
                artifact,
                Prometheus.spec(artifact, folder, config, api, flags.of(Prometheus.NAME)));
        Wait.atMost(TARGET_LIMIT.plus(scrapeInterval.multipliedBy(2)))
                .abortIf(run.programs())
                .until(new TargetsUp(api, "apiserver", 1));
        installed = api;
        return api;
    }

    @Override
    public void adopt(PrometheusApi prometheus) {
        installed = prometheus;
    }
}
