package dev.relapse.replay;

import dev.relapse.artifact.Artifacts;
import dev.relapse.cluster.BlastRadius;
import dev.relapse.cluster.Cluster;
import dev.relapse.cluster.ClusterProviders;
import dev.relapse.cluster.ClusterRequest;
import dev.relapse.cluster.TimerSetting;
import dev.relapse.cluster.capability.WayIn;
import dev.relapse.definition.ScenarioDefinition;
import dev.relapse.definition.Timer;
import dev.relapse.definition.UsedComponent;
import dev.relapse.definition.Variant;
import dev.relapse.evidence.ClusterEvents;
import dev.relapse.evidence.EvidenceScope;
import dev.relapse.evidence.EvidenceSource;
import dev.relapse.evidence.ObjectChanges;
import dev.relapse.process.Run;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The place of one replay: its run on this machine, its cluster, and what watches that cluster. */
final class Stage implements AutoCloseable {

    private final Run run;
    private final Cluster cluster;
    private final PeakMemory memory;
    private final ObjectChanges changes = new ObjectChanges();

    private Stage(Run run, Cluster cluster) {
        this.run = run;
        this.memory = PeakMemory.of(run);
        this.cluster = cluster;
    }

    /** Brings the cluster up in {@code run}; the run is closed when that fails. */
    static Stage open(
            ScenarioDefinition definition,
            Variant variant,
            String clusterKind,
            Run run,
            Artifacts artifacts) {
        try {
            ClusterRequest request =
                    new ClusterRequest(
                            run,
                            artifacts,
                            versions(definition, variant),
                            flags(definition),
                            definition.needs().realNodes(),
                            definition.needs().freshCluster(),
                            definition.blastRadius().orElse(BlastRadius.none()));
            Stage stage = new Stage(run, ClusterProviders.of(clusterKind).open(request));
            if (!definition.watch().isEmpty()) {
                stage.changes.watch(stage.cluster.client(), definition.watch(), stage.scope());
            }
            return stage;
        } catch (RuntimeException e) {
            try {
                run.close();
            } catch (RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** Lets everything run on after this JVM; says how to reach and how to remove it. */
    String keep() {
        return run.keep(cluster.require(WayIn.class).inAShell());
    }

    Cluster cluster() {
        return cluster;
    }

    /** The largest summed PSS so far, in MiB; empty when nothing was read. */
    OptionalLong peakMemoryMiB() {
        return memory.mebibytes();
    }

    List<EvidenceSource> evidence() {
        List<EvidenceSource> sources = new ArrayList<>(cluster.evidence());
        cluster.capabilities()
                .find(KubernetesClient.class)
                .map(client -> new ClusterEvents(client, scope()))
                .ifPresent(sources::add);
        sources.add(changes);
        return sources;
    }

    /** Others' objects are none of a replay's evidence. */
    private EvidenceScope scope() {
        return new EvidenceScope(cluster.tenancy().onlyNamespace(), cluster.tenancy().labels());
    }

    @Override
    public void close() {
        try (run;
                cluster;
                memory) {
            changes.close();
        }
    }

    private static Map<String, String> versions(ScenarioDefinition definition, Variant variant) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (UsedComponent component : definition.components()) {
            String version = definition.versionOf(component.name(), variant);
            if (version != null && !version.equals(UsedComponent.HOST)) {
                versions.put(component.name(), version);
            }
        }
        return versions;
    }

    private static List<TimerSetting> flags(ScenarioDefinition definition) {
        return definition.timers().stream().map(Timer::asFlag).flatMap(Optional::stream).toList();
    }
}
