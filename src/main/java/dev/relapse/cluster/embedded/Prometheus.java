package dev.relapse.cluster.embedded;

import dev.relapse.artifact.Artifact;
import dev.relapse.cluster.hostprograms.Flags;
import dev.relapse.monitoring.PrometheusApi;
import dev.relapse.process.ProgramSpec;
import dev.relapse.process.StopRank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Prometheus with its own configuration file, see {@link PrometheusConfig}. */
final class Prometheus {

    static final String COMPONENT = "prometheus";
    static final String NAME = "prometheus";

    private Prometheus() {}

    static ProgramSpec spec(
            Artifact artifact,
            Path folder,
            Path config,
            PrometheusApi api,
            Map<String, String> overrides) {
        Flags flags =
                new Flags()
                        .set("config.file", config)
                        .set("storage.tsdb.path", folder.resolve("data"))
                        // Its default is every address of the host.
                        .set("web.listen-address", api.base().getAuthority())
                        .override(overrides);
        return new ProgramSpec(
                NAME,
                flags.commandOf(artifact),
                Map.of(),
                api.ready(),
                Duration.ofSeconds(60),
                StopRank.CLIENT);
    }
}
