package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.capability.MetricsApi;
import dev.relapse.cluster.hostprograms.Launcher;
import dev.relapse.process.Run;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Installs metrics-server on the host. */
record InstalledMetricsApi(
        Run run, Launcher launcher, Site site, ProgramFlags flags, KubernetesClient client)
        implements MetricsApi {

    private static final Duration STOP_GRACE = Duration.ofSeconds(5);

    @Override
    public MetricsServer install() {
        Artifact artifact =
                launcher.artifact(MetricsServerProgram.COMPONENT, MetricsServerProgram.NAME);
        MetricsServerObjects.rights().forEach(object -> client.resource(object).create());
        int port = run.port(4443);
        launcher.start(
                artifact,
                MetricsServerProgram.spec(
                        artifact, site, port, flags.of(MetricsServerProgram.NAME)));
        client.resource(MetricsServerObjects.service(site.address(), port)).create();
        return new MetricsServer(
                MetricsServerProgram.NAMESPACE,
                MetricsServerProgram.NAME,
                port,
                Base64.getEncoder()
                        .encodeToString(
                                site.pki()
                                        .authority()
                                        .certificatePem()
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void remove() {
        client.services()
                .inNamespace(MetricsServerProgram.NAMESPACE)
                .withName(MetricsServerProgram.NAME)
                .delete();
        run.programs()
                .find(MetricsServerProgram.NAME)
                .ifPresent(program -> program.stop(STOP_GRACE));
    }
}
