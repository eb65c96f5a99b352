package dev.relapse.cluster;

import dev.relapse.artifact.Artifacts;
import dev.relapse.process.Run;
import java.util.List;
import java.util.Map;

/**
 * What a scenario wants of its cluster.
 *
 * @param run the replay's place on this machine
 * @param artifacts where programs come from
 * @param versions the version by component; a component that is absent runs at its own pin
 * @param timers upstream delays that are flags of the programs that the cluster runs
 * @param realNodes how many nodes it is to have where they are real, one or more; elsewhere the
 *     scenario adds its own
 * @param fresh whether nobody may have used the cluster before, as what its programs count since
 *     their start matters
 * @param radius what it may do beyond namespaces of its own, where others are
 */
public record ClusterRequest(
        Run run,
        Artifacts artifacts,
        Map<String, String> versions,
        List<TimerSetting> timers,
        int realNodes,
        boolean fresh,
        BlastRadius radius) {

    /** For a cluster that is the scenario's alone, where one real node will do. */
    public ClusterRequest(
            Run run, Artifacts artifacts, Map<String, String> versions, List<TimerSetting> timers) {
        this(run, artifacts, versions, timers, 1, false, BlastRadius.none());
    }

    public ClusterRequest {
        versions = Map.copyOf(versions);
        timers = List.copyOf(timers);
        if (realNodes < 1) {
            throw new IllegalArgumentException("a cluster cannot have " + realNodes + " nodes");
        }
    }
}
