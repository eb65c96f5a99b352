package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.Monitoring;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.monitoring.TargetsUp;
import dev.relapse.process.Run;
import dev.relapse.wait.Wait;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Installs Prometheus on the host. */
record InstalledMonitoring(Run run, Launcher launcher, Site site, ProgramFlags flags)
        implements Monitoring {

    private static final Duration TARGET_LIMIT = Duration.ofSeconds(30);

    @Override
    public PrometheusApi install(List<Path> rules, Duration scrapeInterval) {
        if (scrapeInterval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the scrape interval must be at least a millisecond, not " + scrapeInterval);
        }
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
        return api;
    }
}
